namespace Minyi.Workflow.Definition;

/// <summary>On which petitions a role's holder may act.</summary>
public enum RoleScope
{
    /// <summary>On every petition of the district.</summary>
    District,

    /// <summary>
    /// On those that one of the actor's studios registered, that the actor collected, or in whose collective agency the actor acts. No studio member may act on
    /// petitions registered directly by the department.
    /// </summary>
    OwnStudio,

    /// <summary>On those of which the actor's unit is in charge.</summary>
    OwnReferral,

    /// <summary>On those in which the actor's unit assists.</summary>
    OwnPart,

    /// <summary>On those that the actor brought.</summary>
    OwnPetition,

    /// <summary>On those of the actor's studios, and where the host knows no studio of the actor on every one.</summary>
    OwnCommunity,

    /// <summary>As <see cref="OwnStudio"/> for an actor who has a studio, as <see cref="District"/> for one who has none: what an office of a <c>minyi-workflow/1</c> file gets.</summary>
    OwnStudioElseDistrict,
}
