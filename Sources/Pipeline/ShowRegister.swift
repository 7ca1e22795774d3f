import Dossier
import Inputs
public import Problems
import Units

/// Says what the register of a dossier holds: sources, months, completeness, gaps, refusals, imports.
public func showRegisterState(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  Warned("\(try readRegister(ofDossierAt: request.dossier).facts.count)\n")
}
