// A stand-in for SwiftUI on Linux: declarations only. Nothing here draws and nothing here runs; it exists
// so that the screens type-check without Xcode. Signatures follow Apple's; what is missing is added when a
// screen first needs it.
@_exported import Foundation
@_exported import Observation

@MainActor @preconcurrency
public protocol View {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}

extension Never: View {
  public var body: Never { standIn() }
}

/// A view without a body of its own.
public protocol PrimitiveView: View where Body == Never {}
extension PrimitiveView {
  public var body: Never { standIn() }
}

func standIn() -> Never { fatalError("the stand-in only type-checks") }

public struct EmptyView: PrimitiveView { public nonisolated init() {} }
public struct TupleView<T>: PrimitiveView { nonisolated init(_: T) {} }
public struct _ConditionalContent<A: View, B: View>: PrimitiveView {}
extension Optional: View where Wrapped: View {
  public var body: Never { standIn() }
}

@resultBuilder
public struct ViewBuilder {
  public static func buildExpression<C: View>(_ content: C) -> C { content }
  public static func buildBlock() -> EmptyView { EmptyView() }
  public static func buildBlock<C: View>(_ content: C) -> C { content }
  public static func buildBlock<each C: View>(_ content: repeat each C) -> TupleView<(repeat each C)> {
    TupleView((repeat each content))
  }
  public static func buildIf<C: View>(_ content: C?) -> C? { content }
  public static func buildEither<A: View, B: View>(first: A) -> _ConditionalContent<A, B> { standIn() }
  public static func buildEither<A: View, B: View>(second: B) -> _ConditionalContent<A, B> { standIn() }
}

// MARK: state

public enum ColorScheme: CaseIterable, Sendable { case light, dark }

public enum ScenePhase: Comparable, Sendable { case background, inactive, active }

public struct EnvironmentValues {
  public var scenePhase: ScenePhase { .active }
  public var colorScheme: ColorScheme { .light }
}

@propertyWrapper
public struct Environment<Value> {
  public init(_ keyPath: KeyPath<EnvironmentValues, Value>) {}
  public var wrappedValue: Value { standIn() }
}

@propertyWrapper
public struct ScaledMetric<Value: BinaryFloatingPoint> {
  public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle) {}
  public var wrappedValue: Value { standIn() }
}

@propertyWrapper
public struct State<Value> {
  public init(wrappedValue: Value) {}
  public var wrappedValue: Value {
    get { standIn() }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { standIn() }
}

@propertyWrapper
public struct Binding<Value> {
  public init(get: @escaping () -> Value, set: @escaping (Value) -> Void) {}
  public var wrappedValue: Value {
    get { standIn() }
    nonmutating set {}
  }
}
