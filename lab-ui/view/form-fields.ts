/** The form's field of this name. */
export function fieldIn(form: EventTarget | null, name: string): HTMLInputElement {
  return (form as HTMLFormElement).elements.namedItem(name) as HTMLInputElement;
}

/** What a person has written into the form's field of this name, without space around it. */
export function textIn(form: EventTarget | null, name: string): string {
  return fieldIn(form, name).value.trim();
}
