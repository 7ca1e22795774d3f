import Dossier
import Problems

/// What the town's own files gave: survey, interviews, responses, tables of counts.
struct LocalSources {
  var survey: VictimisationSurvey?
  var interviews: Interviews?
  var responses: LocalResponses?
  var tables: [LocalTable] = []
  /// The diagnostic doesn't rest on these two: they are not among its sources.
  var strategy: StrategyFile?
  var meetings: [Meeting] = []

  init(_ keys: DossierKeys, _ problems: inout ProblemCollector) {
    survey = keys.survey.flatMap {
      readSurvey($0, isFictitious: keys.isFictitious, &problems)
    }
    interviews = keys.interviews.flatMap {
      readInterviews($0, isFictitious: keys.isFictitious, &problems)
    }
    responses = keys.responses.flatMap {
      readResponses($0, isFictitious: keys.isFictitious, &problems)
    }
    tables = keys.sources.tables.compactMap {
      readLocalTable($0, isFictitious: keys.isFictitious, &problems)
    }.sorted { $0.source.path < $1.source.path }
    strategy = keys.strategy.flatMap {
      readStrategy($0, isFictitious: keys.isFictitious, &problems)
    }
    meetings =
      keys.meetings.map { readMeetings(in: $0, isFictitious: keys.isFictitious, &problems) } ?? []
    if keys.strategy == nil, let meeting = meetings.first {
      problems.add(.meetingsWithoutStrategy(at: meeting.place.span))
    }
  }

  /// Every file that was read.
  var sources: [Source] {
    [survey?.source, interviews?.source, responses?.source].compactMap { $0 }
      + tables.map(\.source)
  }
}

extension Problem {
  fileprivate static func meetingsWithoutStrategy(at span: SourceSpan?) -> Problem {
    Problem(
      .warning, "seances-sans-strategie",
      "le dossier nomme des séances et aucune stratégie à laquelle les appliquer", at: span,
      hint: "ajoutez « strategie: strategie.yaml » au dossier")
  }
}
