using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Minyi.Packages.Tests;

/// <summary>The assemblies whose types stand in the public and protected members of a package's assembly, read from its metadata.</summary>
internal static class PublicSurface
{
    internal static string[] AssembliesOf(PackedFixture packed, string name)
    {
        using ZipArchive package = packed.Open(name);
        using MemoryStream bytes = new();
        using (Stream entry = package.GetEntry($"lib/net10.0/{name}.dll")!.Open())
        {
            entry.CopyTo(bytes);
        }

        bytes.Position = 0;
        using PEReader file = new(bytes);
        MetadataReader metadata = file.GetMetadataReader();
        Collector collector = new(metadata);
        foreach (TypeDefinition type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(t => IsPublic(metadata, t)))
        {
            collector.Add(type);
        }

        return [.. collector.Assemblies.Order(StringComparer.Ordinal)];
    }

    private static bool IsPublic(MetadataReader metadata, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsPublic(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private sealed class Collector(MetadataReader metadata) : ISignatureTypeProvider<int, object?>
    {
        internal HashSet<string> Assemblies { get; } = new(StringComparer.Ordinal);

        internal void Add(TypeDefinition type)
        {
            Seen(type.BaseType);
            foreach (InterfaceImplementation implemented in type.GetInterfaceImplementations().Select(metadata.GetInterfaceImplementation))
            {
                Seen(implemented.Interface);
            }

            foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition).Where(m =>
                (m.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem))
            {
                method.DecodeSignature(this, null);
            }

            foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition).Where(f =>
                (f.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem))
            {
                field.DecodeSignature(this, null);
            }
        }

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            EntityHandle scope = reader.GetTypeReference(handle).ResolutionScope;
            while (scope.Kind == HandleKind.TypeReference)
            {
                scope = reader.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
            }

            if (scope.Kind == HandleKind.AssemblyReference)
            {
                Assemblies.Add(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name));
            }

            return 0;
        }

        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => 0;

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? genericContext, int index) => 0;

        public int GetGenericTypeParameter(object? genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;

        private void Seen(EntityHandle type)
        {
            switch (type.Kind)
            {
                case HandleKind.TypeReference:
                    GetTypeFromReference(metadata, (TypeReferenceHandle)type, 0);
                    break;
                case HandleKind.TypeSpecification when !type.IsNil:
                    GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)type, 0);
                    break;
            }
        }
    }
}
