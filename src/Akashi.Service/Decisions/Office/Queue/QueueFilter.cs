using Akashi.Service.Applications;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;

namespace Akashi.Service.Decisions.Office.Queue;

/// <summary>
/// Which of the body's applications to list, and where the page begins, as read from the query of an address. Unknown values are ignored.
/// </summary>
internal sealed record QueueFilter
{
    private const string StateName = "state";
    private const string QualificationName = "qualification";

    /// <summary>Value for applications in any state.</summary>
    public const string All = nameof(All);

    /// <summary>The states to choose from, in the order in which an application passes them.</summary>
    public static readonly IReadOnlyList<ApplicationState> AllStates =
    [
        ApplicationState.Submitted, ApplicationState.UnderReview, ApplicationState.Returned, ApplicationState.AwaitingSecond, ApplicationState.Accepted,
        ApplicationState.AwaitingPayment, ApplicationState.Paid, ApplicationState.Rejected, ApplicationState.Completed, ApplicationState.Withdrawn,
        ApplicationState.Expired,
    ];

    // A paid application completes at once, unless its link no longer held: then staff decide again.
    private static readonly IReadOnlyList<ApplicationState> Waiting =
        [ApplicationState.Submitted, ApplicationState.UnderReview, ApplicationState.AwaitingSecond, ApplicationState.Paid];

    private QueueFilter(string? state, string? qualification, ListCursor? from) => (State, Qualification, From) = (state, qualification, from);

    /// <summary>The chosen state, or "All"; null for the applications that wait for a decision.</summary>
    public string? State { get; }

    /// <summary>The chosen qualification; null for all qualifications of the body.</summary>
    public string? Qualification { get; }

    /// <summary>The states to list.</summary>
    public IReadOnlyList<ApplicationState> States => State is null ? Waiting : State == All ? AllStates : [Enum.Parse<ApplicationState>(State)];

    /// <summary>Where the page begins; null for the first page.</summary>
    public ListCursor? From { get; }

    /// <summary>Address of the list with its filters.</summary>
    public ListAddress Address => new(DecisionsAddresses.Queue, (StateName, State), (QualificationName, Qualification));

    /// <summary>Reads the query of the list's address, or of an address that links back to the list.</summary>
    /// <param name="query">The query.</param>
    /// <param name="qualifications">Ids of the qualifications of the body.</param>
    public static QueueFilter Read(IQueryCollection query, IReadOnlySet<string> qualifications)
    {
        var (state, qualification) = (query[StateName].ToString(), query[QualificationName].ToString());
        var known = state == All || AllStates.Any(s => s.ToString() == state);
        var chosen = qualifications.Contains(qualification) ? qualification : null;
        return new QueueFilter(known ? state : null, chosen, ListCursor.Read(query[ListCursor.Parameter]));
    }
}
