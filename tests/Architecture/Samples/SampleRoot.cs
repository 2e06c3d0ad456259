namespace Akashi.Architecture.Samples;

/// <summary>Assembles the parts, as the root may.</summary>
internal static class SampleRoot
{
    public static object[] Parts() => [new First.FirstCapability(), new Second.SecondCapability()];
}

internal static class RootReachesInside
{
    public static string Of() => First.FirstSecret.Only.ToString();
}
