using Akashi.Hosting;
using Akashi.Service.Accounts;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Drafts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Contacts.Notices;
using Akashi.Service.Contacts.Portal.Address;
using Akashi.Service.Contacts.Portal.Confirm;
using Akashi.Service.Contacts.Portal.Preferences;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akashi.Service.Contacts;

internal sealed class ContactsCapability(SettingsReader reader) : ICapability
{
    private readonly MailSettings mail = MailSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(mail);
        services.AddScoped(s => new ContactsFace(s.GetRequiredService<AkashiDb>(), mail, s.GetRequiredService<TimeProvider>()));
        services.AddScoped<ContactStore>();
        services.AddScoped<MailWriter>();
        services.AddScoped<AddressHandler>();
        services.AddScoped<ConfirmHandler>();
        services.AddScoped<PreferencesHandler>();
        services.AddScoped<IKeptLanguage, KeptLanguage>();
        services.AddScoped<IKnownEmail, KnownEmail>();
        services.AddScoped<IFollow<AccountsJoined>, FollowJoin>();
        services.AddScoped<NoticeWords>();
        services.AddScoped<NoticeWriter>();
        services.AddScoped<IFollow<ApplicationMoved>, NoteMoved>();
        services.AddScoped<IFollow<ApplicationMoved>, TellMoved>();
        services.AddScoped<IFollow<ApplicationCompleted>, NoteMoved>();
        services.AddScoped<IFollow<ApplicationReminded>, NoteMoved>();
        services.AddScoped<IFollow<ApplicationReminded>, TellReminded>();
        services.AddScoped<IFollow<DraftEnding>, NoteDraft>();
        services.AddScoped<IFollow<DraftRemoved>, NoteDraft>();
        services.AddScoped<IExportPart, ContactsPart>();
        services.AddScoped<IHousekeeping, EndedContacts>();
        services.AddScoped<IHousekeeping, EndedMails>();
        services.AddScoped<IHousekeeping, EndedNotices>();
        if (mail.Server is null) return;
        services.AddSingleton<MailComposer>();
        services.TryAddSingleton<IMailSender, SmtpSender>();
        services.AddOutboxHandler<MailHandler>(MailHandler.Kind);
    }
}
