using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Applications;

/// <summary>
/// A round as it was signed, set aside when it was returned: what the holder then changes is not signed yet. Nothing changes it afterwards.
/// </summary>
internal sealed class SignedRound
{
    public required Guid ApplicationId { get; init; }

    /// <summary>Number of the round, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The exact bytes that the card signed.</summary>
    public required byte[] Document { get; init; }

    /// <summary>Detached CMS over <see cref="Document"/>, DER.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Result of checking the signature.</summary>
    public required SignatureCheck Check { get; init; }

    /// <summary>The requested change of an entry; null if the application is not about an entry.</summary>
    public required SignedChange? Change { get; init; }

    public required Standing? Standing { get; init; }

    public required BasicFacts Facts { get; init; }

    public required DraftAnswers Answers { get; init; }

    /// <summary>Sets aside what was signed last.</summary>
    public static SignedRound Of(Application application) => application is { Submission: { } signed, Facts: { } facts }
        ? new SignedRound
        {
            ApplicationId = application.Id,
            Number = signed.Round,
            Document = signed.Document,
            Signature = signed.Signature,
            Check = signed.Check,
            Change = signed.Change,
            Standing = application.Standing,
            Facts = facts,
            Answers = application.Answers,
        }
        : throw new InvalidOperationException($"The application {application.Id} was never signed.");
}

/// <summary>Partition by qualification, together with the applications.</summary>
internal sealed class SignedRoundTable : IEntityTypeConfiguration<SignedRound>
{
    public void Configure(EntityTypeBuilder<SignedRound> builder)
    {
        builder.ToTable("signed_rounds");
        builder.IsAppendOnly();
        builder.HasKey(r => new { r.ApplicationId, r.Number });
        builder.Property(r => r.Check).IsJson();
        builder.Property(r => r.Change).IsJson();
        builder.Property(r => r.Facts).IsJson();
        builder.Property(r => r.Answers).HasConversion(answers => answers.ToJson(), json => DraftAnswers.Read(json));
        builder.HasOne<Application>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
