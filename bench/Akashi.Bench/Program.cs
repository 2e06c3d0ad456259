using Akashi.Bench.Measuring;
using Akashi.Bench.Submission;

// bench/run NAME [OPTION…]: one benchmark, whose results are the last lines; 64 where the words are wrong.
if (args is ["submission", .. var rest])
{
    if (!SubmissionOptions.TryParse(rest, out var options, out var problem)) return Refuse(problem);
    foreach (var line in await SubmissionBenchmark.RunAsync(options)) Console.WriteLine(line);
    return 0;
}
return Refuse($"bench/run submission {SubmissionOptions.Words}");

static int Refuse(string problem)
{
    Progress.Say(problem);
    return 64;
}
