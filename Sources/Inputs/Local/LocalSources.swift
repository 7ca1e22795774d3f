import Dossier
import Problems

/// What the town's own files gave: survey, interviews, responses, tables of counts.
struct LocalSources {
  var survey: VictimisationSurvey?
  var interviews: Interviews?
  var responses: LocalResponses?
  var tables: [LocalTable] = []
  var texts: [WrittenText] = []

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
    texts =
      keys.texts.map {
        readTexts(
          $0, author: keys.mission?.author ?? "", isFictitious: keys.isFictitious, &problems)
      } ?? []
  }

  /// Every file that was read.
  var sources: [Source] {
    [survey?.source, survey?.codebookSource, interviews?.source, responses?.source].compactMap {
      $0
    }
      + tables.map(\.source) + texts.map(\.source)
  }
}
