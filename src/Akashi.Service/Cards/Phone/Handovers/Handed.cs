using System.Text.Json;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>What the computer's page shows.</summary>
internal enum ComputerStep
{
    /// <summary>The code.</summary>
    Code,

    /// <summary>The field for the number.</summary>
    Number,

    /// <summary>That the phone is in use.</summary>
    Phone,

    /// <summary>Nothing: the answer is there, and the browser goes on.</summary>
    Home,

    /// <summary>That the person gave up.</summary>
    GivenUp,

    /// <summary>That too many numbers were wrong.</summary>
    Guessed,

    /// <summary>That the time is up, or the request was answered in another way.</summary>
    Over,
}

/// <summary>What the phone's page shows.</summary>
internal enum PhoneStep
{
    /// <summary>The number.</summary>
    Number,

    /// <summary>The way to the phone's service, for the first time.</summary>
    Go,

    /// <summary>The same for a person who came back.</summary>
    Again,

    /// <summary>That the computer goes on.</summary>
    Done,

    /// <summary>That the person gave up.</summary>
    GivenUp,

    /// <summary>That too many numbers were wrong.</summary>
    Guessed,

    /// <summary>That the time is up, or the request was answered in another way.</summary>
    Over,
}

/// <summary>A card request and its handover, and what both sides show of them.</summary>
internal sealed record Handed(CardRequest Request, Handover Handover)
{
    /// <summary>Each step of the person gives at least this long for the next one.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>Whether it can still go on to an answer.</summary>
    public bool IsLive(DateTimeOffset now) => Request.IsOpen && !Request.HasEnded(now);

    /// <summary>The person gives up; what is over stays as it is.</summary>
    public void GiveUp(DateTimeOffset now)
    {
        if (!IsLive(now)) return;
        Handover.State = HandoverState.GivenUp;
        Request.End();
    }

    /// <summary>What the computer shows.</summary>
    public ComputerStep OnComputer(DateTimeOffset now) => Handover.State switch
    {
        HandoverState.GivenUp => ComputerStep.GivenUp,
        HandoverState.Guessed => ComputerStep.Guessed,
        _ when Request.HasEnded(now) => ComputerStep.Over,
        // What an agent answered has its own code, which counts only in the browser that it leads home (C4).
        HandoverState.Brought when Request.ReturnCodeDigest is not null => ComputerStep.Home,
        _ when !Request.IsOpen => ComputerStep.Over,
        HandoverState.Offered => ComputerStep.Code,
        HandoverState.Claimed => ComputerStep.Number,
        _ => ComputerStep.Phone,
    };

    /// <summary>What the phone shows, from the claim on.</summary>
    public PhoneStep OnPhone(DateTimeOffset now) => Handover.State switch
    {
        HandoverState.GivenUp => PhoneStep.GivenUp,
        HandoverState.Guessed => PhoneStep.Guessed,
        HandoverState.Brought => PhoneStep.Done,
        _ when !IsLive(now) => PhoneStep.Over,
        HandoverState.Confirmed => PhoneStep.Go,
        HandoverState.Left => PhoneStep.Again,
        _ => PhoneStep.Number,
    };

    /// <summary>Why the phone's answer does not count; null if it does, or there is none yet.</summary>
    public CardFault? Fault() =>
        Request.Answer is { } answer ? (JsonSerializer.Deserialize<CardAnswer>(answer) as CardAnswer.Failed)?.Fault : null;

    /// <summary>Title of the document that is signed, as its contract names it (docs/specifications/card-request.md); null for other acts.</summary>
    public string? Title()
    {
        if (Request.Document is not { } document) return null;
        using var read = JsonDocument.Parse(document);
        return read.RootElement.GetProperty("title").GetString();
    }
}
