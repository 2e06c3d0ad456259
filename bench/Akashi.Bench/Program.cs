using Akashi.Bench.Measuring;
using Akashi.Bench.Submission;

// bench/run NAME [OPTION…]: one benchmark, whose results are the last lines; 64 where the words are wrong.
if (Place.FromEnvironment() is not { } place) return Refuse("start it by bench/run NAME");
if (args is not ["submission", .. var rest]) return Refuse($"bench/run submission {SubmissionOptions.Words}");
if (!SubmissionOptions.TryParse(rest, out var options, out var problem)) return Refuse(problem);
foreach (var line in await SubmissionBenchmark.RunAsync(options, place)) Console.WriteLine(line);
return 0;

static int Refuse(string problem)
{
    Progress.Say(problem);
    return 64;
}
