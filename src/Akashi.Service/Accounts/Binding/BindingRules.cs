using Akashi.Service.Cards;

namespace Akashi.Service.Accounts.Binding;

/// <summary>
/// What binds an account to a person: birth date and sex, which stay when name and address change. A fact that is lacking on either side is
/// neither bound nor compared.
/// </summary>
internal static class BindingRules
{
    private const string Birth = "birth";
    private const string Sex = "sex";

    /// <summary>Which facts are other ones than those bound.</summary>
    public static IReadOnlyList<string> Contradictions(Account account, DateOnly? birthOn, Sex? sex)
    {
        var found = new List<string>();
        if (account.BirthOn is { } boundBirth && birthOn is { } birth && birth != boundBirth) found.Add(Birth);
        if (account.Sex is { } boundSex && sex is { } other && other != boundSex) found.Add(Sex);
        return found;
    }

    /// <summary>Binds what is not bound yet and the certificate says.</summary>
    /// <returns>What was bound now.</returns>
    public static IReadOnlyList<string> Bind(Account account, CertifiedFacts proven)
    {
        var found = new List<string>();
        if (account.BirthOn is null && proven.BirthOn is { } birth)
        {
            account.BirthOn = birth;
            found.Add(Birth);
        }
        if (account.Sex is null && proven.Sex.Known() is { } sex)
        {
            account.Sex = sex;
            found.Add(Sex);
        }
        if (found.Count > 0) account.Revision++;
        return found;
    }

    /// <summary>Forgets what is bound; false where nothing was.</summary>
    public static bool Unbind(Account account)
    {
        if (account is { BirthOn: null, Sex: null }) return false;
        (account.BirthOn, account.Sex) = (null, null);
        account.Revision++;
        return true;
    }
}
