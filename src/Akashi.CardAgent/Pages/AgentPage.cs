using Akashi.Card.SurfaceInput;
using Akashi.CardAgent.Signing;

namespace Akashi.CardAgent.Pages;

/// <summary>What a page of the agent shows; texts are ready, every value is encoded by the page.</summary>
public sealed record AgentPage
{
    /// <summary>Id of the screen in the acceptance table; empty where it has none.</summary>
    public required string Screen { get; init; }

    /// <summary>Name of the step; empty where it has none.</summary>
    public required string StepName { get; init; }

    /// <summary>The h1.</summary>
    public required string Heading { get; init; }

    /// <summary>Who asks: the service's name and host; empty on pages without a request.</summary>
    public string Asker { get; init; } = "";

    /// <summary>Goes with every form; empty where the page has none.</summary>
    public string FormToken { get; init; } = "";

    /// <summary>Where the button's form goes.</summary>
    public string FormAddress { get; init; } = "/step";

    /// <summary>What the button's form carries beside the token.</summary>
    public IReadOnlyList<AgentField> Fields { get; init; } = [];

    /// <summary>Label of the secret's field.</summary>
    public string SecretLabel { get; init; } = "";

    /// <summary>Hint of the secret's field.</summary>
    public string SecretHint { get; init; } = "";

    /// <summary>Whether the secret has digits only.</summary>
    public bool SecretIsDigits { get; init; }

    /// <summary>Error at the secret's field; null where none.</summary>
    public string? Error { get; init; }

    /// <summary>Name of the picture above the words: what to do with the card; empty where there is none.</summary>
    public string Picture { get; init; } = "";

    /// <summary>Whether work is under way: the page asks again by itself.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Ways on beside the button; the first is the main one where there is no button.</summary>
    public IReadOnlyList<AgentLink> Links { get; init; } = [];

    /// <summary>Readers with a card, the one in use first; empty where there is no choice.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Paragraphs.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What the card gave; null where nothing is shown.</summary>
    public CardFacts? Facts { get; init; }

    /// <summary>What will be signed; null where nothing is.</summary>
    public ShownDocument? Document { get; init; }

    /// <summary>Label of the button that goes on; empty where there is none.</summary>
    public string Button { get; init; } = "";

    /// <summary>What the button does; empty where the form's address says it.</summary>
    public string Do { get; init; } = "";

    /// <summary>Whether the person can give up and go back.</summary>
    public bool CanCancel { get; init; }
}

/// <summary>A way on.</summary>
/// <param name="Text">Text.</param>
/// <param name="Address">Where it leads.</param>
public sealed record AgentLink(string Text, string Address);

/// <summary>A value that a form carries unseen.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value.</param>
public sealed record AgentField(string Name, string Value);
