using System.Reflection;
using Akashi.Cli.Accounts;
using Akashi.Cli.Audit;
using Akashi.Cli.Catalog;
using Akashi.Cli.Database;
using Akashi.Cli.Roster;
using Akashi.Cli.Staff;
using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Reading;
using Akashi.Hosting.Texts;

namespace Akashi.Cli;

/// <summary>What the exit codes of the program mean.</summary>
public static class ExitCode
{
    /// <summary>Done, and everything is in order.</summary>
    public const int Good = 0;

    /// <summary>Done, but what was checked does not hold.</summary>
    public const int Faulty = 1;

    /// <summary>Could not be done: what was to be checked is missing or cannot be read.</summary>
    public const int CannotCheck = 2;

    /// <summary>Done, but something to be checked could not be read. Nothing that was checked is bad or unknown.</summary>
    public const int Unreadable = 3;

    /// <summary>The command line itself is wrong (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>A person ended the program (as shells have it: 128 and SIGINT). What was done until then was told.</summary>
    public const int Cancelled = 130;
}

/// <summary>The commands of <c>akashi</c>.</summary>
public static class CommandLine
{
    private const string Usage = """
        usage: akashi catalog check [FOLDER]
                 Reads a catalog (default: the one beside this program) and reports every mistake as file:line: message.
               akashi catalog show ID [FOLDER] [--lang ja|en]
                 Prints each procedure of a qualification as the pages that a person sees, with what is asked on them and when (* is required).
               akashi audit verify [--data FOLDER | --database CONNECTION] [--head N:DIGEST]
                 Recomputes the audit trail of a service and compares the registers with it, read-only: from the embedded database in a data
                 folder (default: data/service), or from the PostgreSQL database of an Npgsql connection string (the password may be in the
                 environment, PGPASSWORD). It prints the trail's head. Keep it elsewhere: later, --head tells whether the trail up to there is
                 still the same.
               akashi database prepare --database CONNECTION --for ROLE
                 As the owner of a PostgreSQL database: creates its tables, or updates them to this version, and lets ROLE, with which the
                 Service signs in, use them. ROLE can change neither their schema nor the past in them.
               akashi account unbind ACCOUNT [--data FOLDER | --database CONNECTION]
                 Removes the birth date and sex to which the first signature bound an account, with a line in the audit trail. The Service
                 may be running. ACCOUNT is the account's id.
               akashi staff list [--body BODY] [--data FOLDER | --database CONNECTION]
                 Lists who may enter the back office: id, body, role, state and name, one member per line.
               akashi staff invite --body BODY --role ROLE --name NAME [--portal ORIGIN] [--data FOLDER | --database CONNECTION]
               akashi staff invite --member ID [--portal ORIGIN] [--data FOLDER | --database CONNECTION]
                 Invites a new member, or a member who lost the passkey, with a one-time link that it prints and that works for seven days.
                 Existing sessions and passkeys end at once. ROLE is clerk, approver, registrar, auditor or administrator.
               akashi staff disable --member ID [--data FOLDER | --database CONNECTION]
                 Disables a member, at once and for good. Each change has a line in the audit trail; the Service may be running.
               akashi verify FILE… | - | --folder FOLDER | --code CODE  [--csv OUT] [--xlsx OUT] [--json] [--verifier ORIGIN | --offline FOLDER]
                 Checks the codes in PDF files, pictures (PNG, JPEG, TIFF), scans and lists (one code per line), or in standard input (-), with the
                 verifier at ORIGIN (or AKASHI_VERIFIER), or without a network with what "trust fetch" left in FOLDER. Prints a line for each
                 (result, reason, source, facts, as of) or a JSON document, or writes tables for a spreadsheet, in the language of the environment
                 (LC_ALL, LC_MESSAGES, LANG), else in Japanese. What cannot be read is told as such, never as not valid.
               akashi trust fetch FOLDER --service ORIGIN --verifier ORIGIN --root FILE
                 Fetches the trust list and the status lists, for verifying without a network for up to 24 hours. FILE has the issuer's
                 root that was handed over, or several; if no key leads to one of them, the folder stays as it was.
               akashi roster add ROSTER FILE… | - | --folder FOLDER | --code CODE
                 Adds the codes in files, as verify reads them, to the file ROSTER, which stays on this machine.
               akashi roster check ROSTER --offline FOLDER [--json] [--csv OUT] [--notify COMMAND]
                 Checks everybody on it by what "trust fetch" left in FOLDER, so that nobody learns who is on it, and prints what changed since
                 the last time: newly not valid, replaced, ending within 30 days, valid again. Where something did, COMMAND gets it on its
                 standard input. Exit code 0 nothing changed; 1 something did; 2 nothing did, but something cannot be known.
               akashi roster list ROSTER | remove ROSTER ID… | remove ROSTER --all
               akashi roster export ROSTER FILE --phrase PHRASEFILE | import ROSTER FILE --phrase PHRASEFILE
                 FILE is encrypted with the pass phrase in the first line of PHRASEFILE; the page /w/roster reads and writes it too.

               akashi --version

        exit codes: 0 everything is in order; 1 there are mistakes, or a code is not valid; 2 it cannot be checked or done;
                    3 something to be checked cannot be read; 64 wrong usage; 130 ended early
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">The command and its arguments.</param>
    /// <param name="output">Where results are written.</param>
    /// <param name="errors">Where mistakes are written.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var isWatched = ReferenceEquals(errors, Console.Error) && !Console.IsErrorRedirected;
        var shell = new VerifyShell(output, errors, TimeProvider.System) { IsWatched = isWatched };
        // Only this command comes to an end by itself; the others are ended by the system.
        if (args is not ["verify", ..]) return await RunAsync(args, shell, CancellationToken.None);
        using var interrupted = new Interrupted();
        return await RunAsync(args, shell, interrupted.Token);
    }

    /// <summary>Runs one command with other surroundings.</summary>
    internal static async Task<int> RunAsync(string[] args, VerifyShell shell, CancellationToken ct)
    {
        var (output, errors, clock) = shell;
        switch (args)
        {
            case ["catalog", "check"]:
                return await CheckCatalog.RunAsync(Path.Combine(AppContext.BaseDirectory, "catalog"), output, errors);
            case ["catalog", "check", var folder] when !folder.StartsWith('-'):
                return await CheckCatalog.RunAsync(folder, output, errors);
            case ["catalog", "show", var id, .. var rest] when ShownFrom(rest) is (var folder, var language):
                return await new ShowCatalog(output, errors).RunAsync(folder, id, language);
            case ["audit", "verify", .. var words]:
                return await VerifyAudit.RunAsync(words, output, errors, CancellationToken.None);
            case ["database", "prepare", .. var words]:
                return await new PrepareDatabase(output, errors).RunAsync(words, CancellationToken.None);
            case ["account", "unbind", var account, .. var words]:
                return await UnbindAccount.RunAsync(account, words, output, errors, CancellationToken.None);
            case ["staff", "list" or "invite" or "disable", .. var words]:
                return await new StaffCommands(output, errors).RunAsync(args[1], words, CancellationToken.None);
            case ["verify", .. var words]:
                return await VerifyCodes.RunAsync(words, shell, ct);
            case [ReadFiles.Command]:
                return ReadFiles.Run(Console.In, output);
            case ["trust", "fetch", var folder, "--service", var service, "--verifier", var verifier, "--root", var root]:
                return await new FetchTrust(folder, root, output, errors, clock).RunAsync(service, verifier, CancellationToken.None);
            case ["roster", var act, .. var words]:
                return await new RosterCommands(shell).RunAsync(act, words, ct);
            case ["--version"]:
                await output.WriteLineAsync(
                    "akashi " + typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
                return ExitCode.Good;
            case ["help" or "--help" or "-h"]:
                await output.WriteLineAsync(Usage);
                return ExitCode.Good;
            default:
                return await RefuseAsync(errors);
        }
    }

    // The folder and the language of "catalog show"; null if there is anything else.
    private static (string Folder, string Language)? ShownFrom(string[] words)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "catalog");
        var own = Languages.CodeOf(EnvironmentLanguage.Of(Environment.GetEnvironmentVariable));
        return words switch
        {
            [] => (beside, own),
            ["--lang", var language] => (beside, language),
            [var folder] when !folder.StartsWith('-') => (folder, own),
            [var folder, "--lang", var language] when !folder.StartsWith('-') => (folder, language),
            _ => null,
        };
    }

    /// <summary>Reports what went wrong.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> FailAsync(TextWriter errors, int code, string words)
    {
        await errors.WriteLineAsync("akashi: " + words);
        return code;
    }

    /// <summary>Shows the usage after a command line that was not understood.</summary>
    internal static async Task<int> RefuseAsync(TextWriter errors)
    {
        await errors.WriteLineAsync(Usage);
        return ExitCode.Usage;
    }
}
