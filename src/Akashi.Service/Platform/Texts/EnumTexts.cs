using System.Globalization;
using Akashi.Hosting.Texts;

namespace Akashi.Service.Platform.Texts;

/// <summary>The texts of an enum. They are in one place: the .resx of the same name beside it, keyed by the names of the values.</summary>
internal static class EnumTexts
{
    /// <summary>The text of a value.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The enum.</typeparam>
    public static string Of<T>(T value)
        where T : struct, Enum => Source<T>.Texts[value.ToString()];

    /// <summary>The text of a value, with its placeholders filled in.</summary>
    /// <param name="value">The value.</param>
    /// <param name="values">Values for the placeholders {0}, {1} and so on.</param>
    /// <typeparam name="T">The enum.</typeparam>
    public static string Of<T>(T value, params ReadOnlySpan<object?> values)
        where T : struct, Enum => Source<T>.Texts[value.ToString(), values];

    /// <summary>The text of a value in a named language, whatever the request's: for what is signed or kept.</summary>
    /// <param name="language">One that we speak.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The enum.</typeparam>
    public static string In<T>(CultureInfo language, T value)
        where T : struct, Enum => Source<T>.Texts.In(language)[value.ToString()];

    private static class Source<T>
    {
        public static readonly TextSource Texts = new(typeof(T).FullName!, typeof(T).Assembly);
    }
}
