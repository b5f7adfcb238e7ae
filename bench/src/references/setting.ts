export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} has to be set`);
  return value;
}
