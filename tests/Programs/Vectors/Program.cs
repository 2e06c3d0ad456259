using Akashi.Vectors;

return args switch
{
    ["run", { } folder] when Directory.Exists(folder) => Runner.Run(folder, Console.Out),
    _ => Refuse(),
};

static int Refuse()
{
    Console.Error.WriteLine("Usage: ./test vectors DIR, where DIR is a folder with JSON files of test vectors (docs/vectors.md).");
    return 64;
}
