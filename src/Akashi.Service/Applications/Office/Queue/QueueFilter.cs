using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Office.Queue;

/// <summary>
/// Which of the body's applications are listed, and from where on: the query of an address, read into types. What nobody knows there counts as not said.
/// </summary>
internal sealed record QueueFilter
{
    private const string StateName = "state";
    private const string QualificationName = "qualification";

    /// <summary>Word for applications in any state.</summary>
    public const string All = nameof(All);

    /// <summary>States that can be chosen, in the order of an application's way.</summary>
    public static readonly IReadOnlyList<ApplicationState> States =
    [
        ApplicationState.Submitted, ApplicationState.UnderReview, ApplicationState.Accepted, ApplicationState.AwaitingPayment, ApplicationState.Paid,
        ApplicationState.Rejected, ApplicationState.Completed,
    ];

    // Paid is passed at once, but by a link that no longer held.
    private static readonly IReadOnlyList<ApplicationState> Waiting = [ApplicationState.Submitted, ApplicationState.UnderReview, ApplicationState.Paid];

    private QueueFilter(string? state, string? qualification, ListCursor? from) => (State, Qualification, From) = (state, qualification, from);

    /// <summary>Chosen state, or "All"; null for those that wait for a decision.</summary>
    public string? State { get; }

    /// <summary>Chosen qualification; null for all of the body.</summary>
    public string? Qualification { get; }

    /// <summary>Where the page begins; null for the first one.</summary>
    public ListCursor? From { get; }

    /// <summary>The list with its filters.</summary>
    public ListAddress Address => new(ApplicationsAddresses.Queue, (StateName, State), (QualificationName, Qualification));

    /// <summary>Reads the query of an address, be it the list's or one that leads back to it.</summary>
    /// <param name="query">Its query.</param>
    /// <param name="qualifications">Those of the body.</param>
    public static QueueFilter Read(IQueryCollection query, IReadOnlySet<string> qualifications)
    {
        var (state, qualification) = (query[StateName].ToString(), query[QualificationName].ToString());
        var known = state == All || States.Any(s => s.ToString() == state);
        var chosen = qualifications.Contains(qualification) ? qualification : null;
        return new QueueFilter(known ? state : null, chosen, ListCursor.Read(query[ListCursor.Parameter]));
    }

    /// <summary>The applications as ranges of an index: those of one qualification in one state, by when they were submitted.</summary>
    /// <param name="db">The database.</param>
    /// <param name="qualifications">Those of the body.</param>
    public IReadOnlyList<IQueryable<ListedRow<DateTimeOffset>>> In(AkashiDb db, IReadOnlySet<string> qualifications)
    {
        var states = State is null ? Waiting : State == All ? States : [Enum.Parse<ApplicationState>(State)];
        return
        [
            .. from qualification in Qualification is { } one ? [one] : (IEnumerable<string>)qualifications
               from state in states
               select db.Set<Application>().Where(a => a.QualificationId == qualification && a.State == state && a.SubmittedAt != null)
                   .Select(a => new ListedRow<DateTimeOffset> { Key = a.SubmittedAt!.Value, Id = a.Id }),
        ];
    }
}
