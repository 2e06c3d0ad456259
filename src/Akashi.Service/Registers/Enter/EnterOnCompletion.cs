using Akashi.Service.Applications;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Registers.Enter;

/// <summary>A completed initial registration links the entry that the register holds already, or makes a new one.</summary>
internal sealed class EnterOnCompletion(RegisterBook book) : IFollow<InitialRegistrationCompleted>
{
    public async Task FollowAsync(InitialRegistrationCompleted happened, CancellationToken ct)
    {
        if (happened.Linked is { } id) await LinkAsync(id, happened, ct);
        else await EnterAsync(happened.NewEntry!, happened, ct);
    }

    private async Task LinkAsync(Guid id, InitialRegistrationCompleted happened, CancellationToken ct)
    {
        var (entry, facts) = await book.LoadAsync(id, ct)
            ?? throw new InvalidOperationException("The entry that was matched at review is gone.");
        entry.AccountId = happened.AccountId;
        await book.ChangeAsync(entry, facts, new RegisterAct("linked", happened.By), ct);
    }

    private Task EnterAsync(NewRegistration given, InitialRegistrationCompleted happened, CancellationToken ct)
    {
        var entry = new Registration
        {
            Id = given.Id,
            QualificationId = happened.QualificationId,
            Number = given.Number,
            NumberSearchForm = given.NumberSearchForm,
            AccountId = happened.AccountId,
            Status = RegistrationStatus.Active,
            Version = 1,
        };
        return book.EnterAsync(entry, given.ToFacts(), new RegisterAct("entered", happened.By), ct);
    }
}
