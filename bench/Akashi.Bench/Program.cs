using Akashi.Bench.Issuing;
using Akashi.Bench.Lighthouse;
using Akashi.Bench.Measuring;
using Akashi.Bench.Publication;
using Akashi.Bench.SignIn;
using Akashi.Bench.Start;
using Akashi.Bench.Submission;
using Akashi.Bench.Verification;

// bench/run NAME [OPTION…]: runs one benchmark, whose results are the last lines; exits with 64 if the command line is wrong.
if (Place.FromEnvironment() is not { } place) return Refuse("start it by bench/run NAME");
string? problem;
IReadOnlyList<ResultLine> lines;
switch (args)
{
    case ["submission", .. var rest]:
        if (!SubmissionOptions.TryParse(rest, out var submission, out problem)) return Refuse(problem);
        lines = await SubmissionBenchmark.RunAsync(submission, place);
        break;
    case ["publication", .. var rest]:
        if (!PublicationOptions.TryParse(rest, out var publication, out problem)) return Refuse(problem);
        lines = await PublicationBenchmark.RunAsync(publication, place);
        break;
    case ["issuing", .. var rest]:
        if (!IssuingOptions.TryParse(rest, out var issuing, out problem)) return Refuse(problem);
        lines = await IssuingBenchmark.RunAsync(issuing, place);
        break;
    case ["lighthouse"]:
        return await LighthouseBenchmark.RunAsync(place);
    case ["sign-in", .. var rest]:
        if (!SignInOptions.TryParse(rest, out var signIn, out problem)) return Refuse(problem);
        lines = await SignInBenchmark.RunAsync(signIn, place);
        break;
    case ["start", .. var rest]:
        if (!StartOptions.TryParse(rest, out var start, out problem)) return Refuse(problem);
        lines = await StartBenchmark.RunAsync(start, place);
        break;
    case ["verification", .. var rest]:
        if (!VerificationOptions.TryParse(rest, out var verification, out problem)) return Refuse(problem);
        lines = await VerificationBenchmark.RunAsync(verification, place);
        break;
    default:
        return Refuse(
            $"bench/run submission {SubmissionOptions.Words}, publication {PublicationOptions.Words}, "
            + $"issuing {IssuingOptions.Words}, sign-in {SignInOptions.Words}, start {StartOptions.Words}, verification {VerificationOptions.Words}, "
            + "or lighthouse");
}
foreach (var line in lines) Console.WriteLine(line);
return 0;

static int Refuse(string problem)
{
    Progress.Say(problem);
    return 64;
}
