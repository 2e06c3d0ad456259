using Akashi.Launcher.Stack;

namespace Akashi.Tests;

/// <summary>A port on loopback for one program.</summary>
internal static class FreePort
{
    /// <summary>A port on which nothing listens, and which no other test and no outgoing connection takes before the program listens there.</summary>
    public static int Take() => FreePorts.Take(1)[0];
}
