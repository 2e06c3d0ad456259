using Akashi.Vectors;
using Akashi.Vectors.Published;

return args switch
{
    ["run", { } folder] when Directory.Exists(folder) => Runner.Run(folder, Console.Out),
    ["write", { } folder] => Write(folder),
    ["decide"] => LineDecider.Run(Console.OpenStandardInput(), Console.OpenStandardOutput()),
    _ => Refuse(),
};

static int Write(string folder)
{
    PublishedVectors.Write(folder);
    return 0;
}

static int Refuse()
{
    Console.Error.WriteLine("Usage: ./test vectors DIR, where DIR is a folder with JSON files of test vectors (docs/vectors.md).");
    return 64;
}
