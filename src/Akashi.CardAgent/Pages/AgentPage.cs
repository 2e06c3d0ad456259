using Akashi.Card.SurfaceInput;
using Akashi.CardAgent.Requests;
using Akashi.CardAgent.Signing;

namespace Akashi.CardAgent.Pages;

/// <summary>What a page of the agent shows. Texts are complete; the page encodes every value.</summary>
public sealed record AgentPage
{
    /// <summary>Screen id in the acceptance table; empty where there is none.</summary>
    public required string Screen { get; init; }

    /// <summary>Name of the step; empty where there is none.</summary>
    public required string StepName { get; init; }

    /// <summary>The h1.</summary>
    public required string Heading { get; init; }

    /// <summary>Who asks: the service's name and host; empty on pages without a request.</summary>
    public string Asker { get; init; } = "";

    /// <summary>Token sent with every form; empty where the page has none.</summary>
    public string FormToken { get; init; } = "";

    /// <summary>Where this page is found again, in another language; empty for the address of the request.</summary>
    public string Address { get; init; } = "";

    /// <summary>Where the button's form is sent.</summary>
    public string FormAddress { get; init; } = "/step";

    /// <summary>What the button's form carries besides the token.</summary>
    public IReadOnlyList<AgentField> Fields { get; init; } = [];

    /// <summary>Label of the field for the secret.</summary>
    public string SecretLabel { get; init; } = "";

    /// <summary>Hint of the field for the secret.</summary>
    public string SecretHint { get; init; } = "";

    /// <summary>Whether the secret consists of digits only.</summary>
    public bool SecretIsDigits { get; init; }

    /// <summary>Error at the field for the secret; null where there is none.</summary>
    public string? Error { get; init; }

    /// <summary>Name of the picture above the text, which shows what to do with the card; empty where there is none.</summary>
    public string Picture { get; init; } = "";

    /// <summary>Whether work is under way. If so, the page refreshes itself.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>What lies in the readers while the page is shown; null where the page does not notice changes.</summary>
    internal CardsSeen? Cards { get; init; }

    /// <summary>When the page goes on by itself, as its script reads it: "any" change, a "card" that came, or "never"; null for none of it.</summary>
    public string? Going { get; init; }

    /// <summary>Links besides the button. Where there is no button, the first link is the main one.</summary>
    public IReadOnlyList<AgentLink> Links { get; init; } = [];

    /// <summary>Readers that contain a card, the one in use first; empty where there is no choice.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Paragraphs.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What the card returned; null where nothing is shown.</summary>
    public CardFacts? Facts { get; init; }

    /// <summary>What will be signed; null where nothing will.</summary>
    public ShownDocument? Document { get; init; }

    /// <summary>Label of the button that continues; empty where there is none.</summary>
    public string Button { get; init; } = "";

    /// <summary>What the button does; empty where the form's address says so.</summary>
    public string Do { get; init; } = "";

    /// <summary>Whether the person can give up and go back.</summary>
    public bool CanCancel { get; init; }
}

/// <summary>A link that leads on.</summary>
/// <param name="Text">Text.</param>
/// <param name="Address">Where it leads.</param>
public sealed record AgentLink(string Text, string Address);

/// <summary>A hidden value of a form.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value.</param>
public sealed record AgentField(string Name, string Value);
