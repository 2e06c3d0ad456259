/** Reads every file by its name. */
export default async function ({ read, fetched }) {
  const said = [];
  for (const name of (await (await fetched("names")).text()).split(" ")) said.push(await read(name, await fetched(name)));
  return said;
}
