// Views, shapes and values, as far as the screens use them.

extension Text: PrimitiveView {}
public struct Text: Sendable {
  public nonisolated init(verbatim content: String) {}
  public nonisolated func font(_ font: Font?) -> Text { self }
}
public struct Image: PrimitiveView {
  public nonisolated init(systemName: String) {}
}
public struct VStack<Content: View>: PrimitiveView {
  public nonisolated init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
  ) {}
}
public struct HStack<Content: View>: PrimitiveView {
  public nonisolated init(
    alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
  ) {}
}
public struct ZStack<Content: View>: PrimitiveView {
  public nonisolated init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) {}
}
public struct ScrollView<Content: View>: PrimitiveView {
  public nonisolated init(@ViewBuilder content: () -> Content) {}
}
public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content>: PrimitiveView {}
extension ForEach where Content: View, Data.Element: Identifiable, ID == Data.Element.ID {
  public nonisolated init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) {}
}
extension ForEach where Content: View {
  public nonisolated init(
    _ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content
  ) {}
}
public struct Button<Label: View>: PrimitiveView {
  public nonisolated init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
}
public struct TextField<Label: View>: PrimitiveView {
  public nonisolated init(
    text: Binding<String>, prompt: Text? = nil, @ViewBuilder label: () -> Label
  ) {}
}

// MARK: shapes

@MainActor @preconcurrency public protocol Shape: Sendable, View {}
@MainActor @preconcurrency public protocol InsettableShape: Shape {}
extension Shape {
  public nonisolated func fill<S: ShapeStyle>(_ content: S) -> some View { EmptyView() }
}
extension InsettableShape {
  public nonisolated func strokeBorder<S: ShapeStyle>(_ content: S, lineWidth: CGFloat = 1) -> some View {
    EmptyView()
  }
}
public struct Circle: InsettableShape, PrimitiveView { public nonisolated init() {} }
public struct Capsule: InsettableShape, PrimitiveView { public nonisolated init() {} }
public struct RoundedRectangle: InsettableShape, PrimitiveView {
  public nonisolated init(cornerRadius: CGFloat) {}
}

// MARK: values

public struct HorizontalAlignment: Sendable { public static let leading = Self(), center = Self() }
public struct VerticalAlignment: Sendable { public static let center = Self() }
public struct Alignment: Sendable { public static let leading = Self(), center = Self() }
public struct Font: Hashable, Sendable {
  public enum TextStyle: Sendable { case body }
  public static let title = Font(), title2 = Font(), body = Font(), subheadline = Font()
}
public protocol ShapeStyle: Sendable {}
// Apple's `Color` and `Text` become views in an extension, which leaves the types themselves free of any actor.
extension Color: PrimitiveView {}
public struct Color: ShapeStyle, Hashable {
  public enum RGBColorSpace: Sendable { case sRGB }
  public nonisolated init(
    _ colorSpace: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1
  ) {}
}
extension ShapeStyle where Self == Color {
  public static var red: Color { Color(red: 1, green: 0, blue: 0) }
}
public struct AccessibilityTraits: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let isHeader = Self(rawValue: 1)
}
public struct AccessibilityChildBehavior: Sendable { public static let ignore = Self() }
public protocol PrimitiveButtonStyle {}
public struct PlainButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == PlainButtonStyle {
  public static var plain: PlainButtonStyle { PlainButtonStyle() }
}
public protocol TextSelectability {}
public struct EnabledTextSelectability: TextSelectability {}
extension TextSelectability where Self == EnabledTextSelectability {
  public static var enabled: EnabledTextSelectability { EnabledTextSelectability() }
}
