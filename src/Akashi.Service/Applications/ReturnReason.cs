namespace Akashi.Service.Applications;

/// <summary>Why an application was returned, at the place that it concerns (row 1.7.2).</summary>
/// <param name="At">A place (<see cref="ReturnPlace"/>).</param>
/// <param name="Words">What to correct, as shown to the holder: 1 to 1000 characters.</param>
public sealed record ReturnReason(string At, string Words);

/// <summary>Places of reasons, as stored.</summary>
public static class ReturnPlace
{
    /// <summary>The application as a whole.</summary>
    public const string Whole = "whole";

    /// <summary>The facts read from the card.</summary>
    public const string Facts = "facts";

    /// <summary>An answer.</summary>
    /// <param name="field">Id of the field.</param>
    public static string Field(string field) => "field:" + field;

    /// <summary>A document.</summary>
    /// <param name="document">Id of the form's document.</param>
    public static string Document(string document) => "document:" + document;
}
