import Dossier
import Problems

/// What the town's own files gave: survey, interviews, responses, tables of counts.
struct LocalSources {
  var survey: VictimisationSurvey?
  var interviews: Interviews?
  var responses: LocalResponses?
  var tables: [LocalTable] = []
  var texts: [WrittenText] = []
  /// The diagnostic doesn't rest on these two: they are not among its sources.
  var strategy: StrategyFile?
  var meetings: [Meeting] = []

  init(
    _ keys: DossierKeys, _ context: LocalContext, _ problems: inout ProblemCollector
  ) {
    survey = keys.survey.flatMap {
      readSurvey($0, isFictitious: keys.isFictitious, &problems)
    }
    interviews = keys.interviews.flatMap {
      readInterviews($0, context, &problems)
    }
    let themes = (interviews?.list ?? []).flatMap(\.remarks).map(\.theme)
    responses = keys.responses.flatMap {
      readResponses($0, context, themes: themes, &problems)
    }
    tables = keys.sources.tables.compactMap {
      readLocalTable($0, isFictitious: keys.isFictitious, &problems)
    }.sorted { $0.source.path < $1.source.path }
    texts = keys.texts.map { readTexts($0, context, &problems) } ?? []
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
    [survey?.source, survey?.codebookSource, interviews?.source, responses?.source].compactMap {
      $0
    } + tables.map(\.source) + texts.map(\.source)
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
