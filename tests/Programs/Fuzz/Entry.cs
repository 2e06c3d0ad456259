using System.Globalization;
using SharpFuzz;

namespace Akashi.Fuzz;

/// <summary>Started by tools/fuzz: writes the seeds, runs what AFL sends, or runs files again.</summary>
internal static class Entry
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["seeds", var folder]:
                WriteSeeds(folder);
                return 0;
            case ["run", var name, var folder]:
                // Created inside, because instrumented code can run only while AFL listens.
                Clocked? run = null;
                Fuzzer.Run(stream => (run ??= new Clocked(Find(name, folder), Path.Combine(folder, "slow"))).Take(Read(stream)));
                return 0;
            case ["replay", var name, var folder, .. var files]:
                var replay = Find(name, folder);
                foreach (var file in files) new Clocked(replay, Path.Combine(folder, "slow")).Take(File.ReadAllBytes(file));
                return 0;
            default:
                Console.Error.WriteLine("fuzz: start it by tools/fuzz TARGET [COUNT]");
                return 64;
        }
    }

    private static void WriteSeeds(string folder)
    {
        var material = Material.Make();
        material.Write(Directory.CreateDirectory(folder).FullName);
        foreach (var target in Target.All(material))
        {
            var seeds = Directory.CreateDirectory(Path.Combine(folder, target.Name));
            byte[][] inputs = [.. target.Seeds, .. target.Kept];
            for (var i = 0; i < inputs.Length; i++) File.WriteAllBytes(Path.Combine(seeds.FullName, i.ToString(CultureInfo.InvariantCulture)), inputs[i]);
        }
    }

    private static Target Find(string name, string folder) => Target.All(Material.Read(folder)).Single(t => t.Name == name);

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
