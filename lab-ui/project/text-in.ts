/** What a person has written into the form's field of this name, without space around it. */
export function textIn(form: EventTarget | null, name: string): string {
  const field = (form as HTMLFormElement).elements.namedItem(name) as HTMLInputElement;
  return field.value.trim();
}
