using Akashi.Cli.Accounts;
using Akashi.Cli.Audit;
using Akashi.Cli.Catalog;
using Akashi.Cli.Database;
using Akashi.Cli.Staff;
using Akashi.Cli.Verify;

namespace Akashi.Cli;

/// <summary>What the program's exit codes mean.</summary>
public static class ExitCode
{
    /// <summary>Done, and all is well.</summary>
    public const int Good = 0;

    /// <summary>Done, and what was checked does not hold.</summary>
    public const int Faulty = 1;

    /// <summary>Could not be done: what was to be checked is not there or cannot be read.</summary>
    public const int CannotCheck = 2;

    /// <summary>The command line itself is wrong (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;
}

/// <summary>The commands of <c>akashi</c>.</summary>
public static class CommandLine
{
    private const string Usage = """
        usage: akashi catalog check [FOLDER]
                 Reads a catalog (without FOLDER: the one beside this program) and reports every mistake as file:line: message.
               akashi audit verify [--data FOLDER | --database CONNECTION] [--head N:DIGEST]
                 Recomputes the audit trail of a service, and compares the registers with it, read only: of the embedded database in a data
                 folder (without both: data/service), or of the PostgreSQL database of an Npgsql connection string (its password may stand in
                 the environment, PGPASSWORD). It prints the trail's head. Keep it elsewhere: --head tells later whether the trail up to there
                 is still the same.
               akashi database prepare --database CONNECTION --for ROLE
                 As the owner of a PostgreSQL database: makes its tables, or brings them to this version, and lets ROLE, by which the Service
                 signs in, use them; it can change neither their form nor the past they hold.
               akashi account unbind ACCOUNT [--data FOLDER | --database CONNECTION]
                 Takes back the birth date and sex to which an account was bound by its first signature; a line stands in the audit trail.
                 The Service may run. ACCOUNT is the account's id.
               akashi staff list [--body BODY] [--data FOLDER | --database CONNECTION]
                 Who gets into the back office: id, body, role, state, name; a line each.
               akashi staff invite --body BODY --role ROLE --name NAME [--portal ORIGIN] [--data FOLDER | --database CONNECTION]
               akashi staff invite --member ID [--portal ORIGIN] [--data FOLDER | --database CONNECTION]
                 Lets somebody in, or a member again who lost the passkey, by a one-time link of seven days that is printed. Sessions and passkeys
                 of before end at once. ROLE is clerk, approver, registrar, auditor or administrator.
               akashi staff disable --member ID [--data FOLDER | --database CONNECTION]
                 Shuts a member out, at once and for ever. Each change has a line in the audit trail; the Service may run.
               akashi verify FILE… | --folder FOLDER | --code CODE  [--csv OUT] [--verifier ORIGIN | --offline FOLDER]
                 Checks the codes in PDF files and in lists (one code a line), by the verifier at ORIGIN (or AKASHI_VERIFIER), or without
                 network by what "trust fetch" left in FOLDER. A line each (result, reason, source, facts, as of), or a table for a spreadsheet.
               akashi trust fetch FOLDER --service ORIGIN --verifier ORIGIN --root FILE
                 Fetches certificates and status lists, for verifying without network; FILE is the root that was handed over.

        exit codes: 0 all is well; 1 there are mistakes, or a code is not valid; 2 it cannot be checked or done; 64 wrong usage
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">The command and what belongs to it.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where mistakes go.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors) => RunAsync(args, output, errors, TimeProvider.System);

    /// <summary>Runs one command by a clock.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        switch (args)
        {
            case ["catalog", "check"]:
                return await CheckCatalog.RunAsync(Path.Combine(AppContext.BaseDirectory, "catalog"), output, errors);
            case ["catalog", "check", var folder] when !folder.StartsWith('-'):
                return await CheckCatalog.RunAsync(folder, output, errors);
            case ["audit", "verify", .. var words]:
                return await VerifyAudit.RunAsync(words, output, errors, CancellationToken.None);
            case ["database", "prepare", .. var words]:
                return await new PrepareDatabase(output, errors).RunAsync(words, CancellationToken.None);
            case ["account", "unbind", var account, .. var words]:
                return await UnbindAccount.RunAsync(account, words, output, errors, CancellationToken.None);
            case ["staff", "list" or "invite" or "disable", .. var words]:
                return await new StaffCommands(output, errors).RunAsync(args[1], words, CancellationToken.None);
            case ["verify", .. var words]:
                return await VerifyCodes.RunAsync(words, output, errors, clock, CancellationToken.None);
            case ["trust", "fetch", var folder, "--service", var service, "--verifier", var verifier, "--root", var root]:
                return await new FetchTrust(folder, root, output, errors, clock).RunAsync(service, verifier, CancellationToken.None);
            case ["help" or "--help" or "-h"]:
                await output.WriteLineAsync(Usage);
                return ExitCode.Good;
            default:
                return await RefuseAsync(errors);
        }
    }

    /// <summary>Says what went wrong.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> FailAsync(TextWriter errors, int code, string words)
    {
        await errors.WriteLineAsync("akashi: " + words);
        return code;
    }

    /// <summary>Shows the usage to whom it was not clear.</summary>
    internal static async Task<int> RefuseAsync(TextWriter errors)
    {
        await errors.WriteLineAsync(Usage);
        return ExitCode.Usage;
    }
}
