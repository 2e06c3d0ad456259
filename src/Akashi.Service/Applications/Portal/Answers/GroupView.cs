using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>A question as row 1.5.9 shows it.</summary>
/// <param name="View">The field with its answer.</param>
/// <param name="Reasons">What the body wants corrected there.</param>
/// <param name="Decides">Whether its answer decides what else is asked on the page.</param>
internal sealed record Question(FieldView View, IReadOnlyList<ReturnReason> Reasons, bool Decides);

/// <summary>A group of questions as row 1.5.9 shows it.</summary>
/// <param name="Field">The group.</param>
/// <param name="Reasons">What the body wants corrected there.</param>
/// <param name="Times">The times that it is answered.</param>
/// <param name="Add">The press for another time; null where no more may be.</param>
internal sealed record GroupView(Field Field, IReadOnlyList<ReturnReason> Reasons, IReadOnlyList<TimeView> Times, TimePress? Add);

/// <summary>One of the times that a group is answered.</summary>
/// <param name="Time">Which one.</param>
/// <param name="Questions">Its questions.</param>
/// <param name="Remove">The press that removes it; null where no fewer may be.</param>
internal sealed record TimeView(Occurrence Time, IReadOnlyList<Question> Questions, TimePress? Remove);

/// <summary>A button for a time.</summary>
/// <param name="Address">Where it is sent.</param>
/// <param name="Focus">Id of the element to go on at.</param>
internal sealed record TimePress(string Address, string Focus);
