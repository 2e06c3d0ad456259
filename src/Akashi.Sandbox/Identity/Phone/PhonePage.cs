namespace Akashi.Sandbox.Identity.Phone;

/// <summary>A value of a list on the first page.</summary>
/// <param name="Value">Value.</param>
/// <param name="Text">Text.</param>
public sealed record PhoneOption(string Value, string Text);

/// <summary>What a page of the phone shows. Texts are complete; the page encodes every value.</summary>
public sealed record PhonePage
{
    /// <summary>Path of the journey's pages.</summary>
    public required string Address { get; init; }

    /// <summary>Screen ids in the acceptance table; empty where there are none.</summary>
    public string Screen { get; init; } = "";

    /// <summary>Name of the step; empty where there is none.</summary>
    public string StepName { get; init; } = "";

    /// <summary>The h1.</summary>
    public required string Heading { get; init; }

    /// <summary>Which portal asks for what.</summary>
    public string Asker { get; init; } = "";

    /// <summary>Paragraphs.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Name of the picture that shows what to do with the card; empty where there is none.</summary>
    public string Picture { get; init; } = "";

    /// <summary>The antiforgery token of the page's forms.</summary>
    public string FormToken { get; init; } = "";

    /// <summary>Cards to choose from; empty on other pages.</summary>
    public IReadOnlyList<PhoneOption> Cards { get; init; } = [];

    /// <summary>Answers to choose from; empty on other pages.</summary>
    public IReadOnlyList<PhoneOption> Answers { get; init; } = [];

    /// <summary>Label of the field for the secret; empty where there is none.</summary>
    public string SecretLabel { get; init; } = "";

    /// <summary>Hint of the field for the secret.</summary>
    public string SecretHint { get; init; } = "";

    /// <summary>Whether the secret consists of digits only.</summary>
    public bool SecretIsDigits { get; init; }

    /// <summary>Error at the field for the secret; null where there is none.</summary>
    public string? Error { get; init; }

    /// <summary>Last part of the address to which the button's form is sent; empty where there is no button.</summary>
    public string Do { get; init; } = "";

    /// <summary>Label of the button.</summary>
    public string Button { get; init; } = "";

    /// <summary>Whether the person can give up.</summary>
    public bool CanCancel { get; init; }
}
