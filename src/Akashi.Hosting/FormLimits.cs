using Microsoft.AspNetCore.Http.Features;

namespace Akashi.Hosting;

/// <summary>
/// What a posted form may contain, the same in every program. A long text pasted by accident stays below these limits, so that its field can say what
/// is wrong and nothing else is lost. Whatever exceeds them is refused before it is read completely. In a form with files, only the total size limits
/// a value: the framework has no other limit there.
/// </summary>
public static class FormLimits
{
    /// <summary>Longest value, in UTF-16 code units: about forty pages of text.</summary>
    public const int Value = 64 * 1024;

    /// <summary>Longest field name.</summary>
    public const int Key = 256;

    /// <summary>Highest number of values.</summary>
    public const int Values = 256;

    /// <summary>Applies the limits.</summary>
    public static void Apply(FormOptions options)
    {
        options.ValueLengthLimit = Value;
        options.KeyLengthLimit = Key;
        options.ValueCountLimit = Values;
    }
}
