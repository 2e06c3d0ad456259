using Akashi.Architecture.Compiled;
using Akashi.Architecture.Samples;
using Akashi.Architecture.Samples.First;
using Akashi.Architecture.Samples.Platform;
using Akashi.Architecture.Samples.Second;

namespace Akashi.Architecture.Capabilities;

/// <summary>Each rule catches a faulty sample that is compiled into this assembly.</summary>
public class HouseRulesTests
{
    private static readonly House Wrong = new(CompiledCode.Samples, "Akashi.Architecture.Samples");
    private static readonly ArrowTable NoArrows = new("First → ", "Second → ");
    private static readonly ArrowTable OneArrow = new("First → ", "Second → First");

    public static TheoryData<Type> Intruders =>
    [
        typeof(UsesInBody), typeof(UsesInAsync), typeof(UsesInLambda), typeof(UsesInField), typeof(UsesAsLocal), typeof(UsesAsArgument),
        typeof(UsesAsBase), typeof(UsesInAttribute), typeof(UsesMember), typeof(RootReachesInside), typeof(AspNetCoreGeneratedDocument.Second_Show_Show),
    ];

    [Fact]
    public void Capabilities_are_found_by_namespace() => Assert.Equal(["First", "Second"], Wrong.Capabilities.Order());

    [Theory]
    [MemberData(nameof(Intruders))]
    public void Use_of_an_internal_type_is_caught(Type sample) => Assert.Contains(sample.FullName, By(HouseRules.Internals(Wrong)));

    [Fact]
    public void The_root_may_put_capabilities_together() => Assert.DoesNotContain(typeof(SampleRoot).FullName, By(HouseRules.Internals(Wrong)));

    [Fact]
    public void Use_of_a_face_is_no_intrusion() => Assert.DoesNotContain(typeof(CallsTheFace).FullName, By(HouseRules.Internals(Wrong)));

    [Fact]
    public void A_call_without_an_arrow_is_caught() => Assert.Contains(typeof(CallsTheFace).FullName, By(HouseRules.Calls(Wrong, NoArrows)));

    [Fact]
    public void A_call_along_an_arrow_is_not_caught() => Assert.DoesNotContain(typeof(CallsTheFace).FullName, By(HouseRules.Calls(Wrong, OneArrow)));

    [Fact]
    public void An_event_and_what_it_carries_need_no_arrow() => Assert.DoesNotContain(typeof(FollowsAnEvent).FullName, By(HouseRules.Calls(Wrong, NoArrows)));

    [Fact]
    public void Following_an_event_of_a_later_capability_is_caught() =>
        Assert.Contains(typeof(FollowsWhatComesLater).FullName, By(HouseRules.Calls(Wrong, NoArrows)));

    [Fact]
    public void An_unused_arrow_is_caught() =>
        Assert.Equal(["First"], By(HouseRules.Unused(Wrong, new ArrowTable("First → Audit", "Second → First", "Audit → "), [])));

    [Fact]
    public void A_name_in_the_source_without_an_arrow_is_caught() =>
        Assert.Equal(["First"], By(HouseRules.Named([("First", "Second"), ("Second", "First")], NoArrows)));

    [Fact]
    public void A_circle_of_arrows_is_caught() => Assert.Equal(["A", "B", "C"], new ArrowTable("A → B", "B → C", "C → A", "D → A").InCycles());

    [Fact]
    public void A_platform_that_knows_a_capability_is_caught() => Assert.Equal([typeof(KnowsACapability).FullName], By(HouseRules.Platform(Wrong)));

    [Fact]
    public void A_public_row_of_a_table_is_caught() => Assert.Contains(typeof(FirstOpenRow).FullName, By(HouseRules.Tables(Wrong)));

    [Theory]
    [InlineData(typeof(TouchesTable))]
    [InlineData(typeof(TouchesOpenTable))]
    [InlineData(typeof(AsksForAPlatformRow))]
    public void Use_of_the_table_of_another_is_caught(Type sample) => Assert.Contains(sample.FullName, By(HouseRules.Tables(Wrong)));

    [Fact]
    public void A_row_that_the_platform_passes_on_may_be_used() =>
        Assert.DoesNotContain(typeof(LooksAtAPlatformRow).FullName, By(HouseRules.Tables(Wrong)));

    [Fact]
    public void A_capability_may_touch_its_own_table() => Assert.DoesNotContain(typeof(FirstTable).FullName, By(HouseRules.Tables(Wrong)));

    private static IEnumerable<string> By(IEnumerable<Breach> breaches) => breaches.Select(b => b.By).Distinct().Order();
}
