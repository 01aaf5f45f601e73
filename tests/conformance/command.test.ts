import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.ts';
import '../support/globals.ts';
import { isListening, LabProcess } from '../support/lab-process.ts';

/** Of the addresses 127.x.y.z macOS has only the first. */
const hasManyAddresses = process.platform !== 'darwin';

/** Takes a port for the length of the test, if nobody has it. */
function take(port: number): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.once('error', () => resolve(port));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

describe('the command', () => {
  it('prints where the lab is, and it is there', async () => {
    const lab = new LabProcess(['--port', '0']);
    const port = await lab.port();
    expect(lab.output).toBe(`Humeur lab: http://localhost:${port}\n`);
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('<title>Humeur Lab');
  });

  it('takes the next free port when the usual one is taken, and says so', async () => {
    await take(3_000);
    const lab = new LabProcess();
    const port = await lab.port();
    expect(port).toBeGreaterThan(3_000);
    expect(lab.output).toBe(
      `Port 3000 is taken, so this lab uses ${port}.\nHumeur lab: http://localhost:${port}\n`,
    );
    expect(await isListening(port)).toBe(true);
  });

  it.each([
    ['--port', (port: string) => new LabProcess(['--port', port])],
    ['PORT', (port: string) => new LabProcess([], { PORT: port })],
    ['--port before PORT', (port: string) => new LabProcess(['--port', port], { PORT: '0' })],
  ])('ends with an error that names the port when %s asks for one that is taken', async (_how, start) => {
    const port = await take(0);
    const lab = start(String(port));
    expect(await lab.ended()).toBe(1);
    expect(lab.errors).toBe(`Expected port ${port} to be free, but it is taken. Choose another.\n`);
    expect(lab.output).toBe('');
  });

  it.runIf(hasManyAddresses)('listens where HOST says', async () => {
    const lab = new LabProcess(['--port', '0'], { HOST: '127.0.0.2' });
    const port = await lab.port();
    expect(lab.output).toContain(`http://127.0.0.2:${port}`);
    expect(await isListening(port)).toBe(false);
    expect((await ask(`http://127.0.0.2:${port}`, '/lab', { headers: { Host: '127.0.0.2' } })).status).toBe(
      200,
    );
  });

  it('explains itself', async () => {
    const lab = new LabProcess(['--help']);
    expect(await lab.ended()).toBe(0);
    for (const option of ['--port', '--host', '--hold', '--capacity', '--database', 'PORT', 'HOST', '3000'])
      expect(lab.output).toContain(option);
    expect(lab.errors).toBe('');
  });

  it.each([
    [['--port', 'http'], 'Expected the port to be a whole number from 0 to 65535, got "http".\n'],
    [['--port', '65536'], 'Expected the port to be a whole number from 0 to 65535, got "65536".\n'],
    [['--port='], 'Expected the port to be a whole number from 0 to 65535, got "".\n'],
    [['--port', '80.5'], 'Expected the port to be a whole number from 0 to 65535, got "80.5".\n'],
    [['--hold', '0'], 'Expected --hold to be a whole number from 1 to 300, got "0".\n'],
    [['--capacity', 'all'], 'Expected --capacity to be a whole number from 1 to 1000000, got "all".\n'],
  ])('refuses %j with one line', async (args, line) => {
    const lab = new LabProcess(args);
    expect(await lab.ended()).toBe(1);
    expect(lab.errors).toBe(line);
  });

  it('refuses an option that it does not know, and names it', async () => {
    const lab = new LabProcess(['--prot', '3000']);
    expect(await lab.ended()).toBe(1);
    expect(lab.errors).toMatch(/^.*--prot.*\n$/);
  });
});
