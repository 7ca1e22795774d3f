import Dossier
import Units

/// Two hundred and forty made-up respondents, one character each: a digit, « - » for no answer, « . »
/// for a question that was not put, « c » for twelve.
///
/// The expected values of the tests come from R 4.2.2 and its package survey 4.1.1 on these same
/// answers: `rake`, then `svymean`, `svyratio`, `svycontrast` and `svyciprop`.
enum MadeUpAnswers {
  static let sexes =
    "00010001100110101000110001010100100011111001000110011010001010110001000111101011"
    + "10010011100110001010001110110000111110110000000101111111001001001110001010100000"
    + "00101010011011010100010010000001011010000010000010100101001101000000000001010101"
  static let ages =
    "11102221011022000200222111100010221112111220121011110202102210001101121011121002"
    + "20012201211212010112110111122002020221111212101011201111212222220120121002101221"
    + "10102110101102121100101102122211012101211000212210112202120100121102112211100211"
  static let districts =
    "20012220201120212201220102001100122100110110102001000202010000212201111122000002"
    + "10212200121112111101112212011021012110202010211101010201101222012002020210102210"
    + "00211120210222012222201100200212111211122021201101212210012100001110011011011111"
  static let sizes =
    "11131243212435332231442524123213513213113322435154344312343221432513134352122211"
    + "42335133231311115112422122113125324113112124222311131121132222222152211212225122"
    + "42454333411111224142442211123131412311334414211313214331141412512241111521122125"
  static let feelings =
    "00-101223212111131221132320333010-133121113323-11212130220221122100221310232202-"
    + "313201232021331-313213301311130-223300120002023131223202203013-203211-1231201002"
    + "1032003103020133230300-1321233012311221221220133221333313231231311232-31011002-2"
  static let burgled =
    "110000100000010111000000000000101010111000000010110011011110101100000000-1100001"
    + "0100100101-01011-00001111-010111100000011100110-1001001-010100010101000-000-0100"
    + "010-0001000100101111000000000100100-010000100100-0111011010100010100000000001001"
  static let burglaries =
    "1100001000000c020100000000000010101012100000005011003201522010110000000001200001"
    + "01002001010010210000012120010123100000011200420020010010010100010103000000000100"
    + "01000003000100102211000000000100200003000010010000331011010100010100000000002001"
  static let complaints =
    "11....-......1.100............0.0.0.1-1.......0.00..11.0100.1.11.........00....0"
    + ".1..0..1.1..1.1-.....0001..0.0110......001..11..0..1..0..1.0...-.0.0.........1.."
    + ".1.....0...1..-.1100.........0..0....0....1..0....101.10.1.1...-.1..........1..0"
  static let equipped =
    "10111110111111010110101110111110010100010011110111111011111001011011101011111110"
    + "00111111000001011011111110011011010110111011111010011111111111111010110101011100"
    + "00011101110000111111011110001110101111111111101001111011100110111101111010111111"
  static let vehicle =
    "0.11000.101011.0.00.0.000.10000..0.0...1..0000.010000.10001..0.00.001.0.0010000."
    + "..001000.....1.00.1000100..01.10.0.01.000.11001.0..10000010000010.0.11.0.0.100.."
    + "...000.000....000000.1000...000.1.01000001000.1..1000.100..10.0010.0010.1.000000"

  static func codes(_ text: String) -> [Int16] {
    text.map { character in
      switch character {
      case "-": SurveyQuestion.noAnswer
      case ".": SurveyQuestion.notAsked
      default: Int16(character.hexDigitValue ?? 0)
      }
    }
  }

  static func answers(_ text: String) -> [Victimisation.Answer] {
    codes(text).map { Victimisation.Answer(rawValue: Int8($0)) ?? .unknown }
  }
}

/// How a test changes the survey.
struct SurveyChanges {
  var order: [Int]?
  var initialWeights: [Double]?
  var hasSizes = true
  var hasCalibration = true
  var method = SurveyCalibration.Method.rakingRatio
  var sexTargets: [Double] = [5_000, 4_600]
  var feelings = MadeUpAnswers.feelings
  var plan = SamplingPlan.random
}

/// The made-up answers as a survey of 9,600 persons in 4,200 households.
func madeUpSurvey(_ changes: SurveyChanges = SurveyChanges()) -> VictimisationSurvey {
  let order = changes.order ?? Array(0..<240)
  func question(
    _ key: String, _ text: String, _ modalities: [String],
    _ role: SurveyQuestion.Role? = nil, negative: Int? = nil
  ) -> SurveyQuestion {
    let codes = MadeUpAnswers.codes(text)
    return SurveyQuestion(
      key: key, text: nil, modalities: modalities, role: role, negativeCount: negative,
      answers: order.map { codes[$0] })
  }
  func answers(_ text: String) -> [Victimisation.Answer] {
    let all = MadeUpAnswers.answers(text)
    return order.map { all[$0] }
  }
  let sizes = MadeUpAnswers.codes(MadeUpAnswers.sizes).map(Int.init)
  let repeats = MadeUpAnswers.codes(MadeUpAnswers.burglaries).map(Int.init)
  return VictimisationSurvey(
    title: "Enquête",
    fieldwork: SurveyFieldwork(from: nil, to: nil, mode: nil, referenceMonths: 12),
    plan: changes.plan,
    scope: SurveyScope(population: nil, persons: 9_600, households: 4_200), respondents: 240,
    initialWeights: changes.initialWeights.map { weights in order.map { weights[$0] } },
    householdSizes: changes.hasSizes ? order.map { sizes[$0] } : nil,
    district: question("quartier", MadeUpAnswers.districts, ["Nord", "Centre", "Sud"]),
    calibration: changes.hasCalibration
      ? SurveyCalibration(
        method: changes.method,
        margins: [
          .init(question: "age", targets: [2_300, 4_700, 2_600]),
          .init(question: "sexe", targets: changes.sexTargets),
        ]) : nil,
    questions: [
      question("sexe", MadeUpAnswers.sexes, ["femme", "homme"]),
      question("age", MadeUpAnswers.ages, ["15-29", "30-59", "60+"]),
      question(
        "insecurite_quartier", changes.feelings,
        ["souvent", "de temps en temps", "rarement", "jamais"], .feeling, negative: 2),
    ],
    victimisations: [
      Victimisation(
        key: "cambriolage", label: "Cambriolage", unit: .household,
        victim: answers(MadeUpAnswers.burgled), repeats: order.map { repeats[$0] },
        complaint: answers(MadeUpAnswers.complaints), indicator: .burglary),
      Victimisation(
        key: "vol_velo", label: "Vol de vélo", unit: .person,
        victim: answers(MadeUpAnswers.vehicle), exposed: answers(MadeUpAnswers.equipped)),
    ],
    source: source("reponses.csv", vintage: "2026"))
}

func survey(
  _ survey: VictimisationSurvey, secrecy: SecrecyThresholds = SecrecyThresholds()
) -> Dossier {
  var dossier = dossier()
  dossier.survey = survey
  dossier.secrecy = secrecy
  return dossier
}
