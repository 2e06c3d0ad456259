// What tools/breaks breaks. Each entry: file below src/Akashi.Service; what stands there, exactly once; what stands there broken; and the test that
// must turn red. ON is true while this break is the one that is tried.
const machine = 'Applications/ApplicationMachine.cs';
const arms = 'Decide(ApplicationState state, ApplicationCommand command) => (state, command) switch\n    {\n';
const arm = (from, command, answer, test) => [machine, arms, `${arms}        (ApplicationState.${from}, ApplicationCommand.${command}) when ON => ${answer},\n`, test];
const refused = 'Refused(ApplicationRefusal.NothingDue)';
const without = (file, statement, test) => [file, statement, `if (!ON) { ${statement} }`, test];

export const breaks = [
  arm('Returned', 'Expire', refused, 'DeadlineTests.Holder_is_reminded*'),
  arm('Returned', 'Withdraw', refused, 'WithdrawTests.Withdrawn_application*'),
  arm('Rejected', 'Withdraw', 'Moved(ApplicationState.Withdrawn)', 'WithdrawTests.Decided_application*'),
  arm('AwaitingSecond', 'Return', 'Moved(ApplicationState.Returned)', 'ApplicationStateTests.Every_state*'),
  arm('AwaitingSecond', 'Withdraw', refused, 'TwoPersonsTests.Holder_withdraws*'),
  arm('Paid', 'Expire', 'Moved(ApplicationState.Expired)', 'ApplicationStateTests.Every_state*'),

  ['Applications/ApplicationSteps.cs', 'if (before == ApplicationState.Returned) ', 'if (before == ApplicationState.Returned && !ON) ', 'CorrectionTests.Days_with*'],
  without('Applications/ApplicationSteps.cs', '(application.EndsOn, application.Reminders, application.RemindedAt) = (null, 0, null);', 'DeadlineTests.Corrected*'),
  ['Applications/ApplicationSteps.cs', 'if (ApplicationMachine.IsEnd(next)) ', 'if (ApplicationMachine.IsEnd(next) && !ON) ', 'WithdrawTests.R9*'],
  ['Applications/ApplicationSteps.cs', '= (endsOn, reminders, now);', '= (ON ? application.EndsOn!.Value : endsOn, reminders, now);', 'DeadlineTests.Service_that_was_down*'],
  without('Applications/ApplicationMoves.cs', 'row.ConsentedAt = null;', 'CorrectionTests.R2_return*'),
  without('Applications/ApplicationMoves.cs', 'db.Add(SignedRound.Of(row));', 'CorrectionTests.R3_every*'),
  without('Applications/ApplicationMoves.cs', 'row.EndsOn = JapanTime.DayOf(clock.GetUtcNow()).AddDays(settings.CorrectionDays);', 'DeadlineTests.Holder_is_reminded*'),

  ['Applications/Portal/Sign/SubmitHandler.cs', 'before?.ReceiptNumber ?? ', 'ON ? ReceiptNumber.Make(at) : before?.ReceiptNumber ?? ', 'CorrectionTests.Correction_keeps*'],
  ['Applications/Portal/Sign/SubmitHandler.cs', 'application.SubmittedAt ??= at;', 'application.SubmittedAt = ON ? at : application.SubmittedAt ?? at;', 'CorrectionTests.Correction_keeps*'],
  ['Applications/Portal/Sign/SubmitHandler.cs', '1 + (before?.Round ?? 0)', '(ON ? 1 : 1 + (before?.Round ?? 0))', 'CorrectionTests.Correction_keeps*'],
  ['Applications/Portal/Sign/SubmitHandler.cs', 'in draft.Attachments) file.SignedIn', 'in draft.Attachments) if (!ON) file.SignedIn', 'CorrectionTests.R3_file*'],
  ['Applications/Portal/Sign/SubmitHandler.cs', 'loaded.Application.ConsentedAt is not null && ', '(ON || loaded.Application.ConsentedAt is not null) && ', 'SubmitHandlerTests*'],
  ['Applications/ApplicationStore.cs', 'var mayDiffer = ', 'var mayDiffer = !ON && ', 'CorrectionTests.R4_staff*'],
  ['Applications/ApplicationStore.cs', 'ApplicationState.Returned or ApplicationState.Withdrawn', 'ApplicationState.Returned || !ON && application.State is ApplicationState.Withdrawn', 'CorrectionTests.R4_withdrawn*'],
  ['Applications/ApplicationStore.cs', 'ApplicationMachine.IsWithHolder(found.Application.State) ?', '(ON || ApplicationMachine.IsWithHolder(found.Application.State)) ?', 'InterleavingTests*'],
  ['Applications/Document/DocumentComposer.cs', 'Correction = DocumentParts.CorrectionOf(loaded),', 'Correction = ON ? null : DocumentParts.CorrectionOf(loaded),', 'CorrectionTests.R3_every*'],

  ['Decisions/Office/Decide/DecideHandler.cs', '_ => seenRound == submitted.Round ?', '_ => ON || seenRound == submitted.Round ?', 'CorrectionTests.R4_decision*'],
  ['Decisions/Office/Decide/DecideHandler.cs', 'if (submitted.State == ApplicationState.AwaitingSecond) ', 'if (submitted.State == ApplicationState.AwaitingSecond && !ON) ', 'TwoPersonsTests.R5_the_same*'],
  ['Applications/SubmittedApplication.cs', '=> Procedure.NeedsTwoFor(', '=> !ON && Procedure.NeedsTwoFor(', 'TwoPersonsTests.Acceptance*'],
  ['Decisions/Office/Decide/DecideHandler.cs', 'if (string.IsNullOrEmpty(rejection ?? accepted?.Note)) ', 'if (string.IsNullOrEmpty(rejection ?? accepted?.Note) && !ON) ', 'TwoPersonsTests.Acceptance*'],
  ['Decisions/Office/Decide/DecideHandler.cs', 'EntryId = accepted?.EntryId,', 'EntryId = ON ? null : accepted?.EntryId,', 'ChosenEntryTests.Second*'],
  ['Decisions/Office/Decide/SecondHandler.cs', 'if (await staff.IsSamePersonAsync(proposal.By, by, ct)) ', 'if (await staff.IsSamePersonAsync(proposal.By, by, ct) && !ON) ', 'TwoPersonsTests.R5_the_same*'],
  ['Decisions/Office/Decide/SecondHandler.cs', 'return last?.Number == number ?', 'return ON || last?.Number == number ?', 'TwoPersonsTests.What_is_sent_back*'],
  ['Decisions/Office/Decide/SecondHandler.cs', 'var decided = last?.Number == number && last.SentBackAt is null\n            && ', 'var decided = last?.Number == number && last.SentBackAt is null && !ON\n            && ', 'TwoPersonsTests.Acceptance*'],
  ['Staff/StaffFace.cs', 'return other?.BodyId == person.BodyId && ', 'return !ON && other?.BodyId == person.BodyId && ', 'TwoPersonsTests.R5_a_second*'],
  ['Decisions/Office/Return/ReturnHandler.cs', 'answer is Transition.Moved && seenRound', 'answer is Transition.Moved && !ON && seenRound', 'CorrectionTests.R4_decision*'],
  ['Decisions/Office/Return/ReturnHandler.cs', 'if (known.Count == 0) ', 'if (known.Count == 0 && !ON) ', 'CorrectionTests.Return_says*'],

  ['Applications/Deadlines/DeadlineRules.cs', 'if (Clocks.IsAhead(at, now)) ', 'if (Clocks.IsAhead(at, now) && !ON) ', 'DeadlineTests.R7*'],
  ['Applications/Deadlines/DeadlineRules.cs', 'now - at >= promised', '(ON || now - at >= promised)', 'DeadlineTests.Last_day*'],
  ['Applications/Deadlines/DeadlineRules.cs', 'return endsOn > earliest ? ', 'return ON || endsOn > earliest ? ', 'DeadlineTests.Service_that_was_down*'],
  ['Applications/Deadlines/DeadlineRules.cs', 'if (today >= endsOn.AddDays(-settings.LastReminderDays)) ', 'if (today >= endsOn.AddDays(-settings.LastReminderDays) && !ON) ', 'DeadlineTests.Holder_is_reminded*'],
  without('Decisions/Fee/EndUnpaidHandler.cs', '(decision.AwaitingFee, decision.PromisedEntry, decision.ReservedNumber) = (null, null, null);', 'UnpaidTests.R9*'),
  ['Payments/ChargeEnds.cs', 'if (await attempts.FindOpenAsync(chargeId, ct) is { } open)', 'if (!ON && await attempts.FindOpenAsync(chargeId, ct) is { } open)', 'UnpaidTests.R8_payment_under_way*'],
  without('Payments/ChargeEnds.cs', 'charge.State = ChargeState.Cancelled;', 'UnpaidTests.Unpaid*'),
  ['Payments/AttemptSteps.cs', 'if (news == PaymentNews.Captured && charge.State is ', 'if (!ON && news == PaymentNews.Captured && charge.State is ', 'UnpaidTests.R8_payment_that_arrives*'],

  ['Applications/Portal/Timeline/BeginAgainHandler.cs', 'is not { } draft || !await IsUntouchedAsync(draft, ct)', 'is not { } draft || !(ON || await IsUntouchedAsync(draft, ct))', 'BeginAgainTests.Draft_in_which*'],
  ['Applications/Portal/Timeline/BeginAgainHandler.cs', '|| !IsFor(ended.Application.State)) return', '|| !(ON || IsFor(ended.Application.State))) return', 'BeginAgainTests.Open*'],
  ['Applications/Portal/Timeline/BeginAgainHandler.cs', 'draft.Application.ChangedAt = clock.GetUtcNow();', 'draft.Application.Facts = ON ? ended.Facts : draft.Application.Facts;', 'BeginAgainTests.Answers*'],
  ['Applications/Portal/Discard/DiscardHandler.cs', 'is not { Application.State: ApplicationState.Draft } draft)', 'is not { } draft || !ON && draft.Application.State != ApplicationState.Draft)', 'DiscardTests.E9_returned*'],

  ['Decisions/Office/Decide/LinkDecision.cs', 'return match.Candidates.FirstOrDefault(c => c.Entry.Id == chosen)?.Entry;', 'return ON ? await registers.FindAsync(chosen.Value, ct) : match.Candidates.FirstOrDefault(c => c.Entry.Id == chosen)?.Entry;', 'ChosenEntryTests.L5_entry_that*'],
  ['Decisions/Office/Decide/LinkDecision.cs', 'Number = RegistrationNumber', 'Number = ON || RegistrationNumber', 'ChosenEntryTests.L5_entry_with*'],
  ['Registers/Matching/MatchRules.cs', 'one.Entry.Status == RegistrationStatus.Active', '(ON || one.Entry.Status == RegistrationStatus.Active)', 'MatchRulesTests.Entry_matches*'],
  ['Registers/Matching/MatchRules.cs', '(one.Entry.AccountId is null ||', '(ON || one.Entry.AccountId is null ||', 'MatchRulesTests.Entry_matches*'],
  ['Registers/Matching/MatchRules.cs', 'if (one.Facts[MatchFact.Birth] != Agreement.Same || ', 'if (!ON && one.Facts[MatchFact.Birth] != Agreement.Same || ', 'MatchRulesTests.Entry_matches*'],
  ['Registers/Matching/MatchRules.cs', '.OrderByDescending(c => c.IsByNumber)', '.OrderByDescending(c => !ON && c.IsByNumber)', 'MatchRulesTests.Entry_of_the_number*'],
  ['Registers/Matching/MatchQuery.cs', 'versions.Where(v => v.Version.Number < now.Number)', 'versions.Where(v => !ON && v.Version.Number < now.Number)', 'MatchQueryTests.Entries_of*'],
  ['Registers/Registration.cs', 'BornOn = facts.BirthOn;', 'BornOn = ON && Version > 1 ? BornOn : facts.BirthOn;', 'MatchQueryTests.After_a_correction*'],
  ['Decisions/Office/Review/ReviewView.cs', '.. Candidates.Select(c => c.Entry).Append', '.. Candidates.Where(_ => !ON).Select(c => c.Entry).Append', 'CandidatesPageTests.L7*'],
  ['Decisions/Office/Review/Review.cshtml.cs', 'seenRound, note, entry);', 'seenRound, note, ON ? null : entry);', 'CandidatesPageTests.Candidate_with*'],
  ['Contacts/Notices/TellReminded.cs', 'contact.Language ?? ', 'ON ? "ja" : contact.Language ?? ', 'ReturnedEndTests*'],
  ['Applications/Deadlines/DeadlineWork.cs', 'a.RemindedAt == null\n', '!ON && a.RemindedAt == null\n', 'DeadlineTests.Holder_is_reminded*'],

  ['Applications/Portal/Answers/AnswerForm.cs', 'var left = Answers.With(gone, DraftAnswers.None);', 'var left = ON ? Answers : Answers.With(gone, DraftAnswers.None);', 'GroupPageTests.Removing*'],
  ['Procedures/Occurrences.cs', 'Condition.Of([.. field.When.Demands, ', 'Condition.Of([.. ON ? [] : field.When.Demands, ', 'GroupPageTests.What_is_not_asked*'],
  ['Procedures/Occurrences.cs', 'NotBefore = InsideOrNull(rules.NotBefore)', 'NotBefore = ON ? rules.NotBefore : InsideOrNull(rules.NotBefore)', 'GroupPageTests.Each_one_has*'],
  ['Procedures/FieldKinds/GroupKind.cs', 'return Group.KeysIn(raw[""]).Count > group.Most', 'return !ON && Group.KeysIn(raw[""]).Count > group.Most', 'GroupPageTests.More_than*'],
  ['Platform/Layout/FieldTagHelper.cs', 'if (Within is { } place) ', 'if (!ON && Within is { } place) ', 'GroupPageTests.Labels*'],
  ['Applications/Portal/Answers/AnswerPart.cs', '.. KeysSigned(field)]', '.. ON ? [] : KeysSigned(field)]', 'GroupPageTests.A_key_that_was_signed*'],
  ['Applications/Document/DocumentReading.cs', 'group => Group.AnswerOf(', 'group => ON ? "" : Group.AnswerOf(', 'GroupPageTests.Each_is_checked*'],
  ['Applications/RoundDifference.cs', '=> gone[section.Id];', '=> ON ? [] : gone[section.Id];', 'GroupPageTests.A_reason_stands*'],
  ['Applications/Portal/Timeline/BeginAgainHandler.cs', 'var kinds = ended.Procedure.FieldsWith(answers.Accepted)', 'var kinds = (ON ? ended.Procedure.Fields : ended.Procedure.FieldsWith(answers.Accepted))', 'GroupPageTests.Applying_again*'],

  ['Applications/ReturnPlaces.cs', '?? places.FirstOrDefault(p => p.At == group)', '?? (ON ? null : places.FirstOrDefault(p => p.At == group))', 'GroupPageTests.A_reason_at_one*'],
  ['Applications/Portal/Mine/Mine.cshtml.cs', '=> IsPaid && ChargeId is', '=> (ON ? State == ApplicationState.Completed : IsPaid) && ChargeId is', 'ReissueFeeTests.Staff_see*'],
  ['Applications/ApplicationStep.cs', '|| IsPaidSubmission;', '|| (!ON && IsPaidSubmission);', 'ReissueFeeTests.Staff_see*'],
  arm('Paid', 'Reject', refused, 'ReissueDecisionTests.G8_what_is_paid_after_the_entry_was_revoked*'),
  ['Decisions/Office/Decide/Verdicts.cs', '(decision.AwaitingFee, decision.PromisedEntry, decision.ReservedNumber) = (null, null, null);', 'if (!ON) (decision.AwaitingFee, decision.PromisedEntry, decision.ReservedNumber) = (null, null, null);', 'ReissueDecisionTests.G8_what_is_paid_after_the_entry_was_revoked*'],
  ['Decisions/Office/Review/Review.cshtml.cs', '(Decision is null || IsHeld)', '(Decision is null || (IsHeld && !ON))', 'HeldTests*'],
];
