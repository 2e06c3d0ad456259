using Akashi.Service.Cards;

namespace Akashi.Service.Accounts.Binding;

/// <summary>
/// What binds an account to a person: birth date and sex, which stay the same when name
/// and address change. A fact that either side lacks is neither bound nor compared.
/// </summary>
internal static class BindingRules
{
    private const string Birth = "birth";
    private const string Sex = "sex";

    /// <summary>Names of the facts that differ from those bound.</summary>
    public static IReadOnlyList<string> Contradictions(Account account, DateOnly? birthOn, Sex? sex)
    {
        var found = new List<string>();
        if (account.BirthOn is { } boundBirth && birthOn is { } birth && birth != boundBirth) found.Add(Birth);
        if (account.Sex is { } boundSex && sex is { } other && other != boundSex) found.Add(Sex);
        return found;
    }

    /// <summary>Binds the facts in the certificate that are not bound yet.</summary>
    /// <returns>Names of the facts bound by this call.</returns>
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

    /// <summary>Removes the binding; false if there was none.</summary>
    public static bool Unbind(Account account)
    {
        if (account is { BirthOn: null, Sex: null }) return false;
        (account.BirthOn, account.Sex) = (null, null);
        account.Revision++;
        return true;
    }
}
