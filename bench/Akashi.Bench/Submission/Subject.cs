using Akashi.Bench.Measuring;

namespace Akashi.Bench.Submission;

/// <summary>The measured act.</summary>
internal enum Act
{
    Submission,
    Decision,
}

/// <summary>
/// One engine with one number of stored applications: the service on one database, and the same statements with the bare driver on an identical one.
/// </summary>
internal sealed class Subject : IAsyncDisposable
{
    private readonly Bureau bureau;
    private readonly Database database;
    private readonly Database copy;
    private readonly Queue<SignedCase> cases;
    private readonly Queue<SentAct> sent;
    private readonly Dictionary<(Act Act, bool Bare), List<Cost>> rounds = [];

    private Subject(Bureau bureau, Database database, Database copy, Queue<SignedCase> cases, Queue<SentAct> sent) =>
        (this.bureau, this.database, this.copy, this.cases, this.sent) = (bureau, database, copy, cases, sent);

    /// <summary>
    /// Fills the database, prepares twice as many signed applications as the run needs, copies the database, and records the first half on the
    /// original.
    /// </summary>
    public static async Task<Subject> MakeAsync(Database database, int stored, SubmissionOptions options)
    {
        Queue<SignedCase> cases;
        var unlinked = Math.Max(stored / 10, 2 * options.AllActs);
        await using (var filling = await Bureau.OpenAsync(database))
        {
            await database.FillAsync(stored, unlinked);
            Progress.Say($"{stored} applications are stored");
            cases = new Queue<SignedCase>();
            for (var i = 1; i <= 2 * options.AllActs; i++) cases.Enqueue(await filling.SignedAsync(NumberOf(stored + i)));
        }
        Progress.Say($"{2 * options.AllActs} more are signed");
        var copy = await database.CopyAsync();
        var bureau = await Bureau.OpenAsync(database);
        return new Subject(bureau, database, copy, cases, await RecordAsync(bureau, database, cases, options));
    }

    /// <summary>One round: a batch of submissions and a batch of decisions about them, by the service and then with the bare driver.</summary>
    public async Task RunRoundAsync(int acts, bool counts)
    {
        var batch = Enumerable.Range(0, acts).Select(_ => cases.Dequeue()).ToList();
        await bureau.RenewAsync(batch);
        var submitted = await Cost.OfAsync(acts, () => EachAsync(batch, bureau.SubmitAsync), database.ServerTimeAsync);
        await EachAsync(batch, bureau.BeginReviewAsync);
        var decided = await Cost.OfAsync(acts, () => EachAsync(batch, bureau.DecideAsync), database.ServerTimeAsync);
        var bareSubmitted = await ReplayAsync(acts);
        await ReplayAsync(acts);
        var bareDecided = await ReplayAsync(acts);
        if (!counts) return;
        Keep(Act.Submission, bare: false, submitted);
        Keep(Act.Decision, bare: false, decided);
        Keep(Act.Submission, bare: true, bareSubmitted);
        Keep(Act.Decision, bare: true, bareDecided);
    }

    /// <summary>The median of the rounds.</summary>
    public Cost Of(Act act, bool bare) => Cost.Median(rounds[(act, bare)]);

    /// <summary>Fails if the bare driver's statements left other data than the service's own.</summary>
    /// <param name="acts">All acts of the run; the service has done twice as many.</param>
    public async Task CheckAsync(int acts)
    {
        await using var there = await Bureau.OpenAsync(copy);
        var (ours, bare) = (await bureau.CompletedAsync(), await there.CompletedAsync());
        if (ours != bare + acts)
            throw new InvalidOperationException(
                $"The service completed {ours} applications and the bare driver {bare}; they should differ by {acts}.");
    }

    public ValueTask DisposeAsync() => bureau.DisposeAsync();

    // As Fill/ numbers the register entries.
    private static string NumberOf(long entry) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"D-{entry * 7368787 % 10000019:00000000}");

    private static async Task<Queue<SentAct>> RecordAsync(Bureau bureau, Database database, Queue<SignedCase> cases, SubmissionOptions options)
    {
        var sent = new Queue<SentAct>();
        using var recording = new Recording(database);
        await recording.UntilHeardAsync(bureau.LookAsync);
        for (var round = 0; round < options.Rounds + options.WarmUp; round++)
        {
            var batch = Enumerable.Range(0, options.Acts).Select(_ => cases.Dequeue()).ToList();
            await bureau.RenewAsync(batch);
            foreach (var signed in batch) sent.Enqueue(await recording.OfAsync(() => bureau.SubmitAsync(signed)));
            foreach (var signed in batch) sent.Enqueue(await recording.OfAsync(() => bureau.BeginReviewAsync(signed)));
            foreach (var signed in batch) sent.Enqueue(await recording.OfAsync(() => bureau.DecideAsync(signed)));
        }
        return sent;
    }

    private static async Task EachAsync(IEnumerable<SignedCase> cases, Func<SignedCase, Task> act)
    {
        foreach (var signed in cases) await act(signed);
    }

    private Task<Cost> ReplayAsync(int acts) => Cost.OfAsync(acts, async () =>
    {
        for (var i = 0; i < acts; i++) await Bare.RunAsync(copy, sent.Dequeue());
    }, copy.ServerTimeAsync);

    private void Keep(Act act, bool bare, Cost cost)
    {
        if (!rounds.TryGetValue((act, bare), out var costs)) rounds[(act, bare)] = costs = [];
        costs.Add(cost);
    }
}
