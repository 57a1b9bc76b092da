// Every scenario, through the presenters where there are some.
import Testing

@Suite("Scenarios") @MainActor
struct ScenarioTests {
  @Test func everyScenario() async throws {
    let all = try Scenario.all()
    #expect(all.count >= 3)
    for (name, scenario) in all {
      let story = try Story(scenario)
      for (index, step) in scenario.steps.enumerated() {
        do {
          let differences = try await story.run(step)
          #expect(differences.isEmpty, "\(name), step \(index + 1), \(step.do)")
        } catch {
          Issue.record("\(name), step \(index + 1), \(step.do): \(error)")
        }
      }
    }
  }

  @Test func aDifferenceIsFound() throws {
    let seen = JSON.object(["day": "2024-05-01", "marks": .number(1), "list": .list([.null])])
    #expect(seen.differences(from: .object(["day": "2024-05-01"])).isEmpty)
    #expect(!seen.differences(from: .object(["marks": .number(2)])).isEmpty)
    #expect(!seen.differences(from: .object(["gone": .null])).isEmpty)
    #expect(!seen.differences(from: .object(["list": .list([])])).isEmpty)
  }
}
