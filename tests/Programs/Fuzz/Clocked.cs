using System.Diagnostics;
using System.Security.Cryptography;

namespace Akashi.Fuzz;

/// <summary>
/// Runs inputs and keeps those that take too long. Each slow input is run again first: slow once is the machine's fault (a method compiled, memory
/// collected, another program); slow every time is the input's.
/// </summary>
/// <param name="target">Runs the inputs.</param>
/// <param name="folder">The folder for slow inputs, created when the first one is found.</param>
internal sealed class Clocked(Target target, string folder)
{
    private const int Tries = 5;

    /// <summary>Runs one input.</summary>
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
