using Microsoft.AspNetCore.Http.Features;

namespace Akashi.Hosting;

/// <summary>
/// What a posted form may hold, the same in every program. A text that somebody pastes by accident stays below these, so that its field says what
/// is wrong and nothing else is lost; what is above them is refused before it is read to its end. In a form with files a value is bound by the
/// size of the whole only: the framework has no other limit there.
/// </summary>
public static class FormLimits
{
    /// <summary>Longest value, in UTF-16 units: some forty pages of text.</summary>
    public const int Value = 64 * 1024;

    /// <summary>Longest name of a field.</summary>
    public const int Key = 256;

    /// <summary>Most values.</summary>
    public const int Values = 256;

    /// <summary>Sets them.</summary>
    public static void Apply(FormOptions options)
    {
        options.ValueLengthLimit = Value;
        options.KeyLengthLimit = Key;
        options.ValueCountLimit = Values;
    }
}
