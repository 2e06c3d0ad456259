namespace Akashi.Browser.Tests.Deciding;

/// <summary>Entries that are nearly that of 髙﨑 𠮷乃 (D-0456789): by form and reading of the name, by an older name, by the address.</summary>
internal static class NearEntries
{
    private const string Rows = """
        WITH near(number, name, kana, former, address, registered, status, account) AS (VALUES
          ('D-0456781', '高崎　吉乃', 'タカサキ　ヨシノ', NULL, '福岡県福岡市中央区天神１－８－１', '2020-06-10', 'Active', NULL),
          ('D-0456782', '髙﨑　美穂', 'タカサキ　ミホ', NULL, '福岡県福岡市博多区博多駅東２－１０－７', '2012-04-02', 'Suspended', NULL),
          ('D-0456783', '山本　𠮷乃', 'ヤマモト　ヨシノ', '髙﨑', '東京都世田谷区世田谷４－２１－２７', '2020-06-10', 'Active', NULL),
          ('D-0450789', '高崎　芳乃', 'タカサキ　ヨシノ', NULL, NULL, '2009-04-01', 'Active', '01990000-0000-7000-8000-000000000001'))
        """;

    /// <summary>Puts them into the register.</summary>
    public static void Put(Scene scene)
    {
        ServiceRows.Put(
            scene,
            $"""
            INSERT INTO registrations ("Id", "QualificationId", "Number", "NumberSearchForm", "NameSearchForm", "KanaSearchForm", "BornOn", "AccountId",
              "Status", "Version")
            {Rows}
            SELECT '01990000-0000-7000-8000-00000' || substr(near.number, 3), r."QualificationId", near.number, near.number, near.name, near.kana,
              r."BornOn", near.account, near.status, 1
            FROM near JOIN registrations r ON r."Number" = 'D-0456789'
            """, 4);
        ServiceRows.Put(
            scene,
            $"""
            INSERT INTO registration_versions ("RegistrationId", "Number", "From", "Status", "Name", "Kana", "FormerName", "BirthOn", "Sex", "Address",
              "Domicile", "RegisteredOn", "Act", "By", "Why")
            {Rows}
            SELECT '01990000-0000-7000-8000-00000' || substr(near.number, 3), 1, v."From", near.status, near.name, near.kana, near.former, v."BirthOn",
              v."Sex", near.address, v."Domicile", near.registered, 'imported', v."By", NULL
            FROM near JOIN registrations r ON r."Number" = 'D-0456789' JOIN registration_versions v ON v."RegistrationId" = r."Id" AND v."Number" = 1
            """, 4);
    }
}
