namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>Attributes of a one-line input (HTML, section 4.10.5 and autofill).</summary>
/// <param name="Type">Type of the input.</param>
/// <param name="InputMode">On-screen keyboard to show.</param>
/// <param name="Autocomplete">What the browser may fill in.</param>
public sealed record LineInput(string Type, string InputMode, string Autocomplete)
{
    /// <summary>Any text.</summary>
    public static readonly LineInput Text = new("text", "text", "off");
}
