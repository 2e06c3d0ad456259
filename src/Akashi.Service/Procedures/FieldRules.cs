using System.Text.RegularExpressions;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures;

/// <summary>An answer that can be chosen.</summary>
/// <param name="Id">Id within the question; stored.</param>
/// <param name="Label">As shown, and in Japanese signed.</param>
public sealed record Option(string Id, Wording Label);

/// <summary>A form that an answer must have.</summary>
/// <param name="Is">Regular expression that runs without backtracking, matched against the stored text.</param>
/// <param name="Message">What to do if it does not fit.</param>
public sealed record AnswerPattern(string Is, Wording Message)
{
    private const RegexOptions Safe = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>Whether an answer has it.</summary>
    /// <exception cref="ArgumentException">The expression is none.</exception>
    /// <exception cref="NotSupportedException">The expression does not run without backtracking.</exception>
    public bool Fits(string value) => Regex.IsMatch(value, Is, Safe);
}

/// <summary>What an answer must be besides what its kind accepts.</summary>
public sealed record FieldRules
{
    /// <summary>Nothing else.</summary>
    public static readonly FieldRules None = new();

    /// <summary>Its form; null for any.</summary>
    public AnswerPattern? Pattern { get; init; }

    /// <summary>Least answer, as the kind writes it; null for none.</summary>
    public string? From { get; init; }

    /// <summary>Greatest answer, as the kind writes it; null for none.</summary>
    public string? Until { get; init; }

    /// <summary>Id of an earlier question of the same kind whose answer it must not be before; null for none.</summary>
    public string? NotBefore { get; init; }

    /// <summary>Id of an earlier question of the same kind whose answer it must not be after; null for none.</summary>
    public string? NotAfter { get; init; }

    /// <summary>The first rule that an accepted answer breaks; null if it keeps all.</summary>
    /// <param name="kind">The question's kind.</param>
    /// <param name="value">The stored text, not empty.</param>
    /// <param name="context">The other answers.</param>
    public FieldFault? Check(FieldKind kind, string value, FieldContext context)
    {
        if (Pattern is { } pattern && !pattern.Fits(value)) return FieldFault.OtherForm with { Limit = pattern.Message.Spoken };
        if (From is { } from && kind.Compare(value, from, context) < 0) return kind.OutOfBounds.Low with { Limit = kind.SpeakBound(from, context) };
        if (Until is { } until && kind.Compare(value, until, context) > 0) return kind.OutOfBounds.High with { Limit = kind.SpeakBound(until, context) };
        if (Other(NotBefore, context) is { } first && kind.Compare(value, first.Value, context) < 0)
            return FieldFault.BeforeOther with { Limit = first.Field.Label.Spoken };
        if (Other(NotAfter, context) is { } last && kind.Compare(value, last.Value, context) > 0)
            return FieldFault.AfterOther with { Limit = last.Field.Label.Spoken };
        return null;
    }

    private static (Field Field, string Value)? Other(string? id, FieldContext context) =>
        id is not null && context.Before.FirstOrDefault(b => b.Field.Id == id) is { Value.Length: > 0 } before ? before : null;
}
