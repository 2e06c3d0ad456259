using Akashi.Hosting.Texts;

namespace Akashi.Service.Platform.Texts;

/// <summary>The words of an enum: they stand once, in the .resx beside it that has its name, under the names of its values.</summary>
internal static class EnumTexts
{
    /// <summary>What people read for a value.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The enum.</typeparam>
    public static string Of<T>(T value)
        where T : struct, Enum => Source<T>.Texts[value.ToString()];

    /// <summary>The same, with something in its places.</summary>
    /// <param name="value">The value.</param>
    /// <param name="values">What stands in the places {0}, {1} and so on.</param>
    /// <typeparam name="T">The enum.</typeparam>
    public static string Of<T>(T value, params ReadOnlySpan<object?> values)
        where T : struct, Enum => Source<T>.Texts[value.ToString(), values];

    private static class Source<T>
    {
        public static readonly TextSource Texts = new(typeof(T).FullName!, typeof(T).Assembly);
    }
}
