using Akashi.Bench.Measuring;
using Akashi.Bench.SignIn;
using Akashi.Bench.Submission;

// bench/run NAME [OPTION…]: one benchmark, whose results are the last lines; 64 where the words are wrong.
if (Place.FromEnvironment() is not { } place) return Refuse("start it by bench/run NAME");
switch (args)
{
    case ["submission", .. var rest]:
        if (!SubmissionOptions.TryParse(rest, out var submission, out var wrong)) return Refuse(wrong);
        return Print(await SubmissionBenchmark.RunAsync(submission, place));
    case ["sign-in", .. var rest]:
        if (!SignInOptions.TryParse(rest, out var signIn, out var problem)) return Refuse(problem);
        return Print(await SignInBenchmark.RunAsync(signIn, place));
    default:
        return Refuse($"bench/run submission {SubmissionOptions.Words}, or bench/run sign-in {SignInOptions.Words}");
}

static int Print(IReadOnlyList<ResultLine> lines)
{
    foreach (var line in lines) Console.WriteLine(line);
    return 0;
}

static int Refuse(string problem)
{
    Progress.Say(problem);
    return 64;
}
