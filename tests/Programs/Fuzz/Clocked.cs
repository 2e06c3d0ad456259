using System.Diagnostics;
using System.Security.Cryptography;

namespace Akashi.Fuzz;

/// <summary>
/// Takes inputs and keeps those that take too long. Each is tried again first: what is slow once is the machine's doing (a method compiled, memory
/// collected, another program), what is slow each time is the input's.
/// </summary>
/// <param name="target">Takes them.</param>
/// <param name="folder">Where slow ones are kept; made when the first is found.</param>
internal sealed class Clocked(Target target, string folder)
{
    private const int Tries = 5;

    /// <summary>Takes one input.</summary>
    public void Take(byte[] input)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var begun = Stopwatch.GetTimestamp();
            target.Take(input);
            if (Stopwatch.GetElapsedTime(begun) <= target.Longest) return;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(input)[..8])), input);
    }
}
